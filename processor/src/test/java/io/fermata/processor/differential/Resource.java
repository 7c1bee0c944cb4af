package io.fermata.processor.differential;

/** A resource that logs how it is used. */
public final class Resource implements AutoCloseable {

    private final Trace trace;
    private final String name;
    private final boolean failsToClose;

    Resource(Trace trace, String name, boolean failsToClose) {
        this.trace = trace;
        this.name = name;
        this.failsToClose = failsToClose;
    }

    @Override
    public void close() {
        trace.log("close " + name);
        if (failsToClose) {
            throw new Failure("close " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
