package io.fermata;

/** What stands in the wait list of a task on behalf of something that is not a task: told at once when the task ends. */
abstract class Watch extends Callback {

    final Task<?> task;

    Watch(Task<?> task) {
        this.task = task;
    }

    @Override
    void run() {
        throw new AssertionError("not meant for the ready queue");
    }
}
