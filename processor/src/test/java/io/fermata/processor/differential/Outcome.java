package io.fermata.processor.differential;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run printed.
 *
 * @param lines the trace, the value or failure of the entry last
 * @param calls how many probe calls there were
 * @param failure what the entry threw, for reports
 */
record Outcome(List<String> lines, int calls, @Nullable Throwable failure) {}
