package io.fermata;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The default exception handler: message, task and stack trace, written to {@code System.err} in one piece. */
final class Report {

    private Report() {}

    static void print(ExceptionContext context) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println(context.message());
        if (context.future() != null) {
            out.println("future: " + context.future());
        }
        if (context.exception() != null) {
            context.exception().printStackTrace(out);
        }
        System.err.print(text);
        System.err.flush();
    }
}
