package io.fermata.processor.differential;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values and exceptions as text that is the same for equal runs: no hash codes, no names of locals. */
final class Show {

    private static final int LONGEST = 300;

    private Show() {}

    static String value(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length() <= LONGEST
                    ? text
                    : text.substring(0, LONGEST) + "…" + text.length() + "#" + text.hashCode();
        }
        if (value instanceof Throwable failure) {
            return failure(failure);
        }
        if (value == null) {
            return "null";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value + suffix(value);
        }
        if (value instanceof Character character) {
            return "'" + (character < ' ' || character > '~' ? "\\" + (int) character : character.toString()) + "'";
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(Show::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        boolean isRecord = value instanceof Record && isOfTheProgram(value);
        if (isRecord || value instanceof Enum || value instanceof Resource) {
            return value.getClass().getSimpleName() + " " + value;
        }
        return value.getClass().getSimpleName();
    }

    /** The JDK turns classes of its own into records as it goes on, with whatever these hold. */
    private static boolean isOfTheProgram(Object value) {
        return value.getClass().getClassLoader() != null;
    }

    private static String suffix(Object value) {
        return switch (value.getClass().getSimpleName()) {
            case "Long" -> "L";
            case "Float" -> "f";
            case "Byte" -> "b";
            case "Short" -> "s";
            case "Double" -> "d";
            default -> "";
        };
    }

    private static String array(Object array) {
        int length = java.lang.reflect.Array.getLength(array);
        Object[] elements = new Object[Math.min(length, 20)];
        Arrays.setAll(elements, i -> value(java.lang.reflect.Array.get(array, i)));
        return array.getClass().getComponentType().getSimpleName() + "{" + length + "}" + List.of(elements);
    }

    /** Messages that the JVM writes about names of locals or loaders are left out. */
    static String failure(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.getClass().getSimpleName());
        boolean jvmMessage = failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof StackOverflowError
                || failure.getClass().getSimpleName().equals("MatchException");
        if (!jvmMessage && failure.getMessage() != null) {
            text.append(": ").append(failure.getMessage());
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            text.append(" {suppressed ").append(failure(suppressed)).append('}');
        }
        if (failure.getCause() != null && failure.getCause() != failure) {
            text.append(" {cause ").append(failure(failure.getCause())).append('}');
        }
        return text.toString();
    }
}
