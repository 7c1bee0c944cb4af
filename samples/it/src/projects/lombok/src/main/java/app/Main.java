package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import java.io.IOException;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

@RequiredArgsConstructor
public final class Main {
    @Getter
    private final String greeting;

    @Async
    Person load(String name) {
        await(sleep(0.01));
        return Person.builder().name(name).age(name.length()).build();
    }

    @Async
    String greet(String name) {
        Person person = await(MainAsync.load(this, name));
        Service service = new Service(getGreeting());
        String text = await(ServiceAsync.greet(service, person, Service.Mood.HAPPY));
        try {
            await(ServiceAsync.greet(service, null, Service.Mood.SAD));
        } catch (NullPointerException checked) {
            System.out.println(checked.getMessage());
        }
        try {
            await(ServiceAsync.fail(service));
        } catch (Exception sneaky) {
            System.out.println(sneaky instanceof IOException ? "checked all the same" : "?");
        }
        return text + " in " + service.getCalls() + " call";
    }

    public static void main(String[] args) {
        System.out.println(run(MainAsync.greet(new Main("hello"), "ada")));
    }
}
