package io.fermata.oracle;

import java.util.List;
import java.util.stream.IntStream;

/** A recorded program: how many locks and events, and the operations of each task. */
record Program(int index, int locks, int events, List<List<Op>> tasks) {

    static Program parse(String line) {
        int space = line.indexOf(' ');
        Op description = Op.parse(line.substring(space + 1));
        return new Program(
                Integer.parseInt(line.substring(0, space)),
                Integer.parseInt(description.word()),
                description.number(0),
                IntStream.range(1, description.rest().size())
                        .mapToObj(description::block)
                        .toList());
    }
}
