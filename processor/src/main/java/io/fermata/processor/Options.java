package io.fermata.processor;

import java.util.Map;

/**
 * What a user can set with {@code -A}.
 *
 * @param debug {@code -Afermata.debug=true}: variables are kept after their last use, so that a debugger shows them
 * @param diagram {@code -Afermata.diagram=true}: a picture of each state machine is written beside the companion
 */
record Options(boolean debug, boolean diagram) {

    static final String DEBUG = "fermata.debug";
    static final String DIAGRAM = "fermata.diagram";

    static Options of(Map<String, String> options) {
        return new Options(isTrue(options, DEBUG), isTrue(options, DIAGRAM));
    }

    private static boolean isTrue(Map<String, String> options, String name) {
        return Boolean.parseBoolean(options.getOrDefault(name, "false"));
    }
}
