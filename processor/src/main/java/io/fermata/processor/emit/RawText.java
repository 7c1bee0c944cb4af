package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Members whose text is carried over from the user's source. JavaPoet has no member of plain text, so the text is handed
 * to it as an initialiser of a class with a telling name, which is taken off when the file has been rendered; the text's
 * types are imported like all others.
 */
final class RawText {

    private static final String NAME = "FermataRawText";
    private static final String END = "// end of raw text";
    private static final Pattern WRAPPED =
            Pattern.compile("( *)class " + NAME + " \\{\\n +\\{\\n([\\s\\S]*?)\\n *" + END + "\\n +\\}\\n *\\}\\n");

    private RawText() {}

    static TypeSpec member(CodeBlock text) {
        return TypeSpec.classBuilder(NAME)
                .addInitializerBlock(
                        CodeBlock.builder().add(text).add("\n" + END + "\n").build())
                .build();
    }

    /** The file's text with the wrappers taken off. */
    static String unwrap(String file) {
        Matcher matcher = WRAPPED.matcher(file);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String indent = matcher.group(1);
            String text = matcher.group(2).replaceAll("(?m)^" + indent + "        ", indent);
            matcher.appendReplacement(out, Matcher.quoteReplacement(text + "\n"));
        }
        return matcher.appendTail(out).toString();
    }
}
