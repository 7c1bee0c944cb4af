package io.fermata.processor.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.processor.message.Message;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No message without a test. */
class EveryMessageTest {
    @Test
    void hasATest() {
        Set<Message> shown = EnumSet.noneOf(Message.class);
        Stream.of(
                        AwaitPlacesTest.class,
                        CallsTest.class,
                        DeclarationsTest.class,
                        EnvironmentTest.class,
                        KindsTest.class,
                        OwnErrorsTest.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getAnnotation(Shows.class))
                .filter(shows -> shows != null)
                .forEach(shows -> shown.add(shows.value()));
        assertThat(shown).containsExactlyInAnyOrder(Message.values());
    }

    @Test
    void idsAreTheNamesOfTheConstants() {
        for (Message message : Message.values()) {
            String id = message.id().replaceAll("(?<=.)([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
            assertThat(message.name()).isEqualTo(id);
        }
    }
}
