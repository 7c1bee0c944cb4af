package io.fermata.processor.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The method body that is being written, with what may stand at the current place. */
final class Body {

    final Random random;
    final List<Callee> callees;
    final int release;
    final String owner;
    final boolean isStatic;
    final int index;
    final List<Variable> variables = new ArrayList<>();
    final Expressions expressions = new Expressions(this);
    final Statements statements = new Statements(this);

    List<Target> targets = new ArrayList<>();
    /** What a return statement gives; null where none may stand. */
    @Nullable
    Type returns;

    /** What a yield statement gives; null where none may stand. */
    @Nullable
    Type yields;

    boolean mayAwait = true;
    boolean mayThrowChecked;
    boolean mayAssign = true;

    /** Whether a try may stand in a switch expression: javac 17 crashes when there are operands on the stack. */
    boolean mayTryInYield;

    /** Whether {@code this} is an object of the owner. */
    boolean thisIsOwner = true;

    /** In how many old-style groups of a switch this is. */
    int groups;

    /** In a lambda or class body: locals declared before this index can only be captured. */
    int capturedBelow;
    /** How many more nodes the body may get. */
    int budget;

    int labels;
    int bindings;
    StringBuilder text = new StringBuilder();
    String indent;

    Body(
            Random random,
            List<Callee> callees,
            int release,
            String owner,
            boolean isStatic,
            int index,
            int budget,
            String indent) {
        this.random = random;
        this.callees = callees;
        this.release = release;
        this.owner = owner;
        this.isStatic = isStatic;
        this.index = index;
        this.budget = budget;
        this.indent = indent;
    }

    // --- chance ---------------------------------------------------------------------------------------------------

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A type for a local or an operand. */
    Type usual() {
        if (chance(2)) {
            return Type.HIDDEN;
        }
        return hasVariable() && chance(15) ? Type.VARIABLE : pick(Type.USUAL);
    }

    @SafeVarargs
    final <T> T pick(T... list) {
        return list[random.nextInt(list.length)];
    }

    // --- text -----------------------------------------------------------------------------------------------------

    void line(String line) {
        text.append(indent).append(line).append('\n');
    }

    void open(String line) {
        line(line);
        indent += "  ";
    }

    void close(String line) {
        indent = indent.substring(2);
        line(line);
    }

    /** The text that an action writes, apart from the text before it. */
    String captured(Runnable action) {
        StringBuilder outer = text;
        text = new StringBuilder();
        action.run();
        String inner = text.toString();
        text = outer;
        return inner;
    }

    // --- variables ------------------------------------------------------------------------------------------------

    /** Names are used again when their scope has ended, often for another type. */
    String freshName() {
        return "v" + variables.size();
    }

    String freshBinding() {
        return "b" + bindings++;
    }

    Variable declare(Type type, boolean assignable, boolean capturable) {
        Variable variable = new Variable(freshName(), type, assignable, capturable);
        variables.add(variable);
        return variable;
    }

    /** Runs an action whose declarations end with it. */
    <R> R scoped(Supplier<R> action) {
        int size = variables.size();
        R result = action.get();
        variables.subList(size, variables.size()).clear();
        return result;
    }

    @Nullable
    Variable find(Predicate<Variable> wanted) {
        List<Variable> found = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            if ((i >= capturedBelow || variable.capturable()) && wanted.test(variable)) {
                found.add(variable);
            }
        }
        return found.isEmpty() ? null : found.get(Math.max(upTo(found.size()), upTo(found.size())));
    }

    /** Whether the first parameter has the type variable for its type. */
    boolean hasVariable() {
        return callees.stream().anyMatch(callee -> callee.index() == index && callee.form() == Callee.Form.GENERIC);
    }

    boolean isLocal(Variable variable) {
        return variables.indexOf(variable) >= capturedBelow;
    }

    /** Whether the method may run beside others: it keeps to what is its own. */
    boolean isApart() {
        return Callee.isApart(owner);
    }

    /** Whether fields of P can be named here. */
    boolean hasOuter() {
        return !isStatic && (owner.equals("P") || owner.equals("In"));
    }

    // --- places where less is allowed --------------------------------------------------------------------------------

    /** The body of a method of a local class, as of a lambda: no await, no jump out, captured locals. */
    <R> R captiveClass(@Nullable Type result, Supplier<R> action) {
        boolean outer = thisIsOwner;
        thisIsOwner = false;
        try {
            return captive(result, action);
        } finally {
            thisIsOwner = outer;
        }
    }

    /** The body of a lambda. */
    <R> R captive(@Nullable Type result, Supplier<R> action) {
        List<Target> outerTargets = targets;
        Type outerReturns = returns;
        Type outerYields = yields;
        boolean outerAwait = mayAwait;
        boolean outerChecked = mayThrowChecked;
        int outerCaptured = capturedBelow;
        targets = new ArrayList<>();
        returns = result;
        yields = null;
        mayAwait = false;
        mayThrowChecked = false;
        capturedBelow = variables.size();
        try {
            return scoped(action);
        } finally {
            targets = outerTargets;
            returns = outerReturns;
            yields = outerYields;
            mayAwait = outerAwait;
            mayThrowChecked = outerChecked;
            capturedBelow = outerCaptured;
        }
    }

    /** A block of a switch expression: no jump out but yield. */
    <R> R yielding(Type result, boolean mayTry, Supplier<R> action) {
        boolean outerTry = mayTryInYield;
        mayTryInYield = mayTry;
        List<Target> outerTargets = targets;
        Type outerReturns = returns;
        Type outerYields = yields;
        targets = new ArrayList<>();
        returns = null;
        yields = result;
        try {
            return scoped(action);
        } finally {
            mayTryInYield = outerTry;
            targets = outerTargets;
            returns = outerReturns;
            yields = outerYields;
        }
    }

    /** Code that may not assign variables. */
    <R> R withoutAssignments(Supplier<R> action) {
        boolean outer = mayAssign;
        mayAssign = false;
        try {
            return action.get();
        } finally {
            mayAssign = outer;
        }
    }

    /** Code that a lock encloses. */
    <R> R withoutAwait(Supplier<R> action) {
        boolean outer = mayAwait;
        mayAwait = false;
        try {
            return action.get();
        } finally {
            mayAwait = outer;
        }
    }

    <R> R within(Target target, Supplier<R> action) {
        targets.add(target);
        try {
            return action.get();
        } finally {
            targets.remove(targets.size() - 1);
        }
    }
}
