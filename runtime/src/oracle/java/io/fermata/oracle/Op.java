package io.fermata.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.StringTokenizer;

/** An s-expression of the recorded programs: a word and what follows it. */
record Op(String word, List<Object> rest) {

    String text(int i) {
        return (String) rest.get(i);
    }

    int number(int i) {
        return Integer.parseInt(text(i));
    }

    /** The operations from the i-th element on. */
    List<Op> ops(int i) {
        return rest.subList(i, rest.size()).stream()
                .map(each -> of((List<?>) each))
                .toList();
    }

    /** The i-th element, a list of operations. */
    List<Op> block(int i) {
        return ((List<?>) rest.get(i)).stream().map(each -> of((List<?>) each)).toList();
    }

    private static Op of(List<?> list) {
        return new Op((String) list.get(0), List.copyOf(list.subList(1, list.size())));
    }

    /** Reads one list; its first element is taken for the word. */
    static Op parse(String text) {
        Deque<List<Object>> open = new ArrayDeque<>();
        open.push(new ArrayList<>());
        StringTokenizer tokens = new StringTokenizer(text, " ()", true);
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            switch (token) {
                case " ":
                    break;
                case "(":
                    List<Object> inner = new ArrayList<>();
                    open.peek().add(inner);
                    open.push(inner);
                    break;
                case ")":
                    open.pop();
                    break;
                default:
                    open.peek().add(token);
            }
        }
        return of((List<?>) open.pop().get(0));
    }
}
