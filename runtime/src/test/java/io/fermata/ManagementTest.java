package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ManagementTest extends LoopTest {

    @Test
    void aRunningProgramIsAskedThroughItsBean() throws Exception {
        Management.add(loop);
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName(Management.NAME);
        createTask(script().await(new Event()), "waiter");
        StringBuilder text = new StringBuilder();
        run(script().await(toThread(() -> text.append(server.invoke(name, "dump", new Object[0], new String[0])))));
        assertThat(text).contains("2 tasks").contains("waiter, waits for Event[unset, 1 waiting]");
        assertThat(server.getAttribute(name, "Count")).isEqualTo(1);
        loop.close();
        assertThat(server.getAttribute(name, "Count")).isEqualTo(0);
    }
}
