package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import java.util.concurrent.atomic.AtomicInteger;
import lombok.NonNull;
import lombok.SneakyThrows;
import lombok.Value;
import lombok.val;

/** Fields that Lombok makes private and final, locals without a type, and a parameter that it checks. */
@Value
class Service {
    String greeting;
    AtomicInteger calls = new AtomicInteger();

    enum Mood {
        HAPPY("!"),
        SAD(".");

        @lombok.Getter
        private final String mark;

        Mood(String mark) {
            this.mark = mark;
        }
    }

    @Async
    String greet(@NonNull Person person, Mood mood) {
        val older = person.withAge(person.getAge() + 1);
        await(sleep(0.01));
        calls.incrementAndGet();
        return greeting + " " + older.getName() + " (" + older.getAge() + ")" + mood.getMark();
    }

    @Async
    @SneakyThrows
    void fail() {
        await(sleep(0.01));
        throw new java.io.IOException("checked");
    }
}
