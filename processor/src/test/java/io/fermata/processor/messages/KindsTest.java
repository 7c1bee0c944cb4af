package io.fermata.processor.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import io.fermata.processor.check.Kinds;
import io.fermata.processor.message.Message;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No JDK from 17 to 25 has a construct that the passes do not know, so only the decision can be tested. */
class KindsTest {
    private static final Set<String> NEVER_IN_A_BODY = Set.of(
            "COMPILATION_UNIT",
            "ERRONEOUS",
            "EXPORTS",
            "IMPORT",
            "MODULE",
            "OPENS",
            "OTHER",
            "PACKAGE",
            "PROVIDES",
            "REQUIRES",
            "USES");

    @ParameterizedTest
    @EnumSource(Tree.Kind.class)
    void everyKindOfThisJdk(Tree.Kind kind) {
        assertThat(Kinds.isKnown(kind)).isEqualTo(!NEVER_IN_A_BODY.contains(kind.name()));
    }

    @Test
    @Shows(Message.UNSUPPORTED)
    void unknown() {
        assertThat(Kinds.isKnown(Tree.Kind.OTHER)).isFalse();
        assertThat(Message.UNSUPPORTED.format("the construct other"))
                .isEqualTo("[fermata.Unsupported] the construct other is not supported in an @Async method:"
                        + " this version of Fermata does not know it. Move it to a method of its own");
    }
}
