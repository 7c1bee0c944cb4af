package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
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
        await(sleep(0.01));
        return getGreeting() + " " + person.getName() + " (" + person.getAge() + ")";
    }

    public static void main(String[] args) {
        System.out.println(run(MainAsync.greet(new Main("hello"), "ada")));
    }
}
