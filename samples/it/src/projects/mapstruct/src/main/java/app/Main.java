package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

public final class Main {
    private Main() {}

    @Async
    static CarDto load(String make) {
        var mapper = new CarMapperImpl(); // generated
        var car = new Car();
        await(sleep(0.01));
        car.setMake(make);
        return mapper.toDto(car);
    }

    public static void main(String[] args) {
        System.out.println(run(MainAsync.load("fiat")).getManufacturer());
    }
}
