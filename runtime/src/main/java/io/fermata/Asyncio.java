package io.fermata;

/** Placeholder so that the module compiles; the public functions of the API are to come. */
public final class Asyncio {
    private Asyncio() {}
}
