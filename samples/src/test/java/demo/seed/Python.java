package demo.seed;

import io.fermata.AwaitTimeoutException;
import io.fermata.CancelledError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How values print in Java, and how the same values print in Python.
 *
 * <table>
 * <caption>The mapping</caption>
 * <tr><th>Java</th><th>Python</th></tr>
 * <tr><td>{@code true}, {@code false}</td><td>{@code True}, {@code False}</td></tr>
 * <tr><td>{@code null}</td><td>{@code None}</td></tr>
 * <tr><td>{@code io.fermata.CancelledError}</td><td>{@code CancelledError()}</td></tr>
 * <tr><td>{@code io.fermata.AwaitTimeoutException}</td><td>{@code TimeoutError()}</td></tr>
 * <tr><td>{@code java.lang.ArithmeticException: / by zero}, heading a stack trace</td>
 *     <td>{@code ZeroDivisionError: divide by zero}, without a time in the transcript</td></tr>
 * <tr><td>{@code SystemExit}, thrown in place of {@code sys.exit()}</td><td>{@code SystemExit}</td></tr>
 * </table>
 *
 * <p>The bodies of stack traces are left out.
 */
final class Python {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("\\btrue\\b", "True");
        WORDS.put("\\bfalse\\b", "False");
        WORDS.put("\\bnull\\b", "None");
        WORDS.put("\\bio\\.fermata\\.CancelledError(: [^,\\]]*)?", "CancelledError()");
        WORDS.put("\\bio\\.fermata\\.AwaitTimeoutException(: [^,\\]]*)?", "TimeoutError()");
        WORDS.put("^\\[ *\\d+\\] java\\.lang\\.ArithmeticException: / by zero$", "ZeroDivisionError: divide by zero");
    }

    private Python() {}

    /** The transcript of a Java program as Python would have printed it. */
    static List<String> lines(List<String> transcript) {
        return transcript.stream()
                .filter(line -> !line.matches("\\[ *\\d+\\] \\s+(at |\\.\\.\\. \\d+ more).*"))
                .map(Python::line)
                .collect(Collectors.toList());
    }

    private static String line(String line) {
        String result = line;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            result = result.replaceAll(word.getKey(), word.getValue());
        }
        return result;
    }

    /** What the oracle's last lines say of a failure that left {@code run}. */
    static String uncaught(Throwable failure) {
        if (failure instanceof AwaitTimeoutException) {
            return "uncaught TimeoutError ";
        }
        if (failure instanceof CancelledError) {
            return "uncaught CancelledError ";
        }
        if (failure instanceof ExceptionHandlerExit.SystemExit) {
            return "SystemExit";
        }
        throw new AssertionError("not foreseen", failure);
    }
}
