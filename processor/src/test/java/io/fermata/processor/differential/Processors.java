package io.fermata.processor.differential;

import io.fermata.processor.AsyncProcessor;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/** The processors that a program can be compiled with. */
final class Processors {

    /** The one under test. */
    static final Supplier<Processor> REAL = AsyncProcessor::new;

    /** The one that tells whether a program is valid. */
    static final Supplier<Processor> STAND_IN = StandInProcessor::new;

    private Processors() {}
}
