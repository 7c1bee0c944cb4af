package io.fermata;

/**
 * What a program that was started with {@code -Dfermata.management=true} can be asked from outside, under the name
 * {@code io.fermata:type=EventLoops}: with {@code jconsole}, or any other client of the JDK's management interface.
 */
public interface EventLoopsMXBean {

    /**
     * The dump of every loop that is open, see {@link EventLoop#dump}.
     *
     * @return the text
     */
    String dump();

    /**
     * How many loops are open.
     *
     * @return the number
     */
    int getCount();
}
