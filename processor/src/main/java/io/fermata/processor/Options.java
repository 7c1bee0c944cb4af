package io.fermata.processor;

import java.util.Map;

/**
 * What a user can set with {@code -A}.
 *
 * @param debug {@code -Afermata.debug=true}: variables are kept after their last use, so that a debugger shows them
 */
record Options(boolean debug) {

    static final String DEBUG = "fermata.debug";

    static Options of(Map<String, String> options) {
        return new Options(Boolean.parseBoolean(options.getOrDefault(DEBUG, "false")));
    }
}
