package io.fermata;

/** Throws a failure as it is, checked or not. */
final class Sneaky {

    private Sneaky() {}

    static RuntimeException rethrow(Throwable failure) {
        throw Sneaky.<RuntimeException>as(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E as(Throwable failure) throws E {
        throw (E) failure;
    }
}
