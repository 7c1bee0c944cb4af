package demo;

/** A {@code main} method, or a call that stands for one. */
@FunctionalInterface
public interface Program {
    void run() throws Exception;
}
