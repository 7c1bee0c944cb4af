package io.fermata.processor.differential;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The hand-written programs that are known to fail. */
@Tag("pending")
class PendingCasesTest {

    @TestFactory
    Stream<DynamicNode> cases() {
        return Cases.tests(true);
    }
}
