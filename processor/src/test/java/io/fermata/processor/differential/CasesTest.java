package io.fermata.processor.differential;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The hand-written programs: a construct and a position each. */
class CasesTest {

    @TestFactory
    Stream<DynamicNode> cases() {
        return Cases.tests(false);
    }
}
