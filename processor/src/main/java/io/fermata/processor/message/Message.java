package io.fermata.processor.message;

/** Everything that a user may be told, each with the id that stands in brackets before it, and what to write instead. */
public enum Message {
    AWAIT_IN_LAMBDA(
            "AwaitInLambda",
            "await cannot stand in a lambda: it is not part of the async method. Move the lambda's body to an @Async"
                    + " method and pass its coroutine, or use a loop"),
    AWAIT_IN_CLASS_BODY(
            "AwaitInClassBody",
            "await cannot stand in the body of a local or anonymous class. Make the class a member and its method @Async"),
    AWAIT_IN_SYNCHRONIZED(
            "AwaitInSynchronized",
            "await cannot stand in a synchronized %s: a monitor belongs to a thread, and the task may be suspended while it"
                    + " is held. Use io.fermata.Lock: try (var held = await(lock.hold())) { ... }"),
    AWAIT_IN_GUARD(
            "AwaitInGuard", "await cannot stand in the guard of a case. Await before the switch, or test in the arm"),
    AWAIT_REFERENCE("AwaitReference", "await cannot be used as a method reference: it is no function. Write the call"),
    AWAIT_BLOCKS(
            "AwaitBlocks",
            "await in %s blocks the thread until the value is there. Annotate the method with @Async and call its"
                    + " companion, or turn this warning off with @SuppressWarnings(\"fermata\")"),
    BODY_CHANGED(
            "BodyChanged",
            "@%s changes the statements of the method after they are written, and the coroutine is made from what is"
                    + " written. %s"),
    ASYNC_ABSTRACT(
            "AsyncAbstract",
            "@Async needs a method with a body, and %s has none. Declare a method that returns Coro<%s>, and let the"
                    + " implementation return its companion's coroutine"),
    ASYNC_NATIVE("AsyncNative", "@Async needs a method with a Java body: %s is native"),
    ASYNC_IN_LOCAL_CLASS(
            "AsyncInLocalClass",
            "@Async cannot stand on a method of a local or anonymous class: no companion could name the class. Make the"
                    + " class a member"),
    ASYNC_IN_COMPACT_SOURCE(
            "AsyncInCompactSource",
            "@Async cannot stand in a compact source file: its class has no name that a companion could use. Write class %s"
                    + " { ... } around all of it"),
    ASYNC_OVERRIDE(
            "AsyncOverride",
            "the method %s overrides the @Async method of %s, but companions are static: the coroutine would be that of the"
                    + " static type. Declare an ordinary method that returns Coro<%s> and let it call the companion"),
    COMPANION_TAKEN(
            "CompanionTaken",
            "the companion %s of this class cannot be generated: %s has that name. Rename one of them"),
    COLLISION(
            "Collision",
            "%s and %s have the same signature in the companion, where the receiver is the first parameter. Rename one of"
                    + " them"),
    DIRECT_CALL("DirectCall", "the call of the @Async method %s would block the loop. Write await(%s(...))"),
    NEVER_AWAITED(
            "NeverAwaited",
            "this %s is dropped, and so nothing happens: it was never awaited. Write await(...), or createTask(...)"),
    PRIVATE_TYPE("PrivateType", "the companion cannot %s, which the async method %s needs here. Make the %s %s"),
    UNSUPPORTED(
            "Unsupported",
            "%s is not supported in an @Async method: this version of Fermata does not know it. Move it to a method of its own"),
    /** One of javac's own errors. */
    UNRESOLVED("Unresolved", "%s"),
    /** The processor runs in something that is not javac. */
    NOT_JAVAC("NotJavac", "%s"),
    /** A fault of ours. */
    INTERNAL("Internal", "the processor failed; please report this with the method that it stands at%n%s");

    private final String id;
    private final String text;

    Message(String id, String text) {
        this.id = id;
        this.text = text;
    }

    public String id() {
        return id;
    }

    /** The whole message. */
    public String format(Object... arguments) {
        return "[fermata." + id + "] " + String.format(text, arguments);
    }
}
