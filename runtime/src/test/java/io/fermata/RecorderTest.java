package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest extends LoopTest {

    @TempDir
    Path folder;

    @Test
    void aRecordingHoldsCreationStepsAndFailures() throws Exception {
        List<RecordedEvent> events;
        try (Recording recording = new Recording()) {
            recording.enable("io.fermata.TaskCreated");
            recording.enable("io.fermata.TaskStep").withThreshold(Duration.ZERO);
            recording.enable("io.fermata.TaskFailed");
            recording.start();
            run(script().run(() -> {
                        createTask(script().sleep(1), "fine");
                        createTask(
                                script().sleep(1).run(() -> {
                                    throw new IllegalStateException("oops");
                                }),
                                "failing");
                    })
                    .sleep(2));
            recording.stop();
            Path file = folder.resolve("recording.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
        }
        assertThat(named(events, "io.fermata.TaskCreated")).contains("fine", "failing");
        assertThat(named(events, "io.fermata.TaskStep"))
                .contains("Task-1", "fine", "failing")
                .filteredOn("fine"::equals)
                .hasSize(2);
        assertThat(named(events, "io.fermata.TaskFailed")).containsExactly("failing");
        assertThat(events)
                .anyMatch(event -> event.hasField("failure")
                        && event.getString("failure").equals("java.lang.IllegalStateException: oops"));
    }

    @Test
    void withoutOneThereIsNoRecorder() {
        List<Object> recorders = new ArrayList<>();
        run(script().run(() -> recorders.add(loop.recorder)));
        assertThat(recorders).containsOnlyNulls();
    }

    private static List<String> named(List<RecordedEvent> events, String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .map(event -> event.getString("task"))
                .toList();
    }
}
