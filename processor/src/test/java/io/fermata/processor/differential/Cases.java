package io.fermata.processor.differential;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Turns the case files into tests, all programs of one Java release compiled together, once more for the debugger. */
final class Cases {

    private Cases() {}

    static Stream<DynamicNode> tests(boolean pending) {
        List<CaseFile> files = CaseFile.all();
        Map<Program, List<Difference>> differences = new HashMap<>();
        for (int release : new int[] {17, 21, 25}) {
            List<Program> programs = new ArrayList<>();
            files.forEach(file -> file.cases().stream()
                    .filter(c -> c.pending() == pending && c.release() == release)
                    .forEach(c -> programs.add(c.program())));
            if (release <= Runtime.version().feature() && !programs.isEmpty()) {
                programs.forEach(program -> differences.put(program, new ArrayList<>()));
                for (String debug : List.of("false", "true")) {
                    new Differential(Processors.REAL, release, true, "-Afermata.debug=" + debug)
                            .check(programs, Mode::thorough)
                            .forEach(difference ->
                                    differences.get(difference.program()).add(difference));
                }
            }
        }
        return files.stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.family(),
                        file.cases().stream()
                                .map(CaseFile.Case::program)
                                .filter(differences::containsKey)
                                .map(program -> DynamicTest.dynamicTest(
                                        program.name(), () -> expectNone(differences.get(program))))));
    }

    static void expectNone(List<Difference> differences) {
        if (!differences.isEmpty()) {
            StringBuilder text = new StringBuilder();
            differences.forEach(difference -> text.append(difference.report()).append('\n'));
            fail(text.toString());
        }
    }
}
