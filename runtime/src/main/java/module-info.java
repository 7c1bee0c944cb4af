/** async/await for Java: the event loop, tasks and primitives that generated coroutines run on. */
module io.fermata {
    requires static java.management;
    requires static jdk.jfr;
    requires static org.jspecify;

    exports io.fermata;
}
