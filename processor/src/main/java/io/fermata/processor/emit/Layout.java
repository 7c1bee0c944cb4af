package io.fermata.processor.emit;

import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Instruction;
import io.fermata.processor.flow.Liveness;
import io.fermata.processor.flow.Region;
import io.fermata.processor.flow.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Where each variable is declared, and what it is called.
 *
 * <p>A variable that one block declares and no other mentions is declared there, as the user did; the others are declared
 * at the head of the method. The user's names are kept as far as one scope can hold them; two of the user's variables of
 * one name and type share one, since they are never in scope together.
 */
final class Layout {

    private final Map<Var, Set<Block>> homes = new LinkedHashMap<>();
    private final Set<Var> declared = new HashSet<>();
    private final Set<Var> redeclared = new HashSet<>();
    private final List<Var> constants = new ArrayList<>();
    private final Set<Var> hoisted = new LinkedHashSet<>();
    private final Map<Var, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> fresh = new HashMap<>();

    /**
     * @param reserved names of classes that the method calls by their simple names: a variable would hide them
     * @param keepDead whether the user's variables are to be seen by debuggers wherever the method is resumed
     */
    Layout(List<Block> blocks, Liveness liveness, List<Var> parameters, Set<String> reserved, boolean keepDead) {
        taken.addAll(reserved);
        blocks.forEach(this::find);
        for (Map.Entry<Var, Set<Block>> entry : homes.entrySet()) {
            Var var = entry.getKey();
            Set<Block> blocksOf = entry.getValue();
            boolean inPlace = blocksOf.size() == 1
                    && declared.contains(var)
                    && !redeclared.contains(var)
                    && !(keepDead && canBeKept(var))
                    && !liveness.isLive(blocksOf.iterator().next(), var);
            if (var.constant().isPresent()) {
                constants.add(var);
            } else if (!var.isInner() && !var.isParameter() && !inPlace) {
                hoisted.add(var);
            }
        }
        name(parameters);
    }

    /** Not so variables of a type without a name, or with one that is known only in its block. */
    private static boolean canBeKept(Var var) {
        return !var.isTemporary()
                && (var.type().getKind().isPrimitive() || isNamed(var.type()))
                && !var.type().toString().contains("capture");
    }

    private static boolean isNamed(TypeMirror type) {
        return type instanceof DeclaredType declared
                && !((TypeElement) declared.asElement()).getSimpleName().isEmpty()
                && ((TypeElement) declared.asElement()).getNestingKind() != NestingKind.LOCAL
                && declared.getTypeArguments().stream()
                        .allMatch(argument -> !(argument instanceof DeclaredType) || isNamed(argument));
    }

    private void find(Block block) {
        for (Code code : block.codes()) {
            for (Part part : code.parts()) {
                if (part instanceof Part.Binding binding) {
                    declared.add(binding.var());
                }
            }
        }
        for (Instruction instruction : block.instructions()) {
            if (instruction instanceof Instruction.Assign assign && assign.declares() && !declared.add(assign.var())) {
                redeclared.add(assign.var());
            }
        }
        block.mentions().forEach(var -> home(var, block));
        if (block.end() instanceof Terminator.Await await && await.result() != null) {
            home(await.result(), block);
            redeclared.add(await.result());
        }
        Region region = block.region();
        if (region != null) {
            home(region.thrown(), block);
            home(region.thrown(), region.handler());
        }
    }

    private void home(Var var, Block block) {
        homes.computeIfAbsent(var, v -> new LinkedHashSet<>()).add(block);
    }

    private void name(List<Var> parameters) {
        parameters.forEach(this::unique);
        Map<String, String> shared = new HashMap<>();
        for (Var var : homes.keySet()) {
            if (!var.isTemporary() && !var.isParameter() && !var.isInner()) {
                String key = var.name() + " " + hoisted.contains(var) + " " + var.type();
                String known = hoisted.contains(var) ? shared.get(key) : null;
                if (known != null) {
                    names.put(var, known);
                } else {
                    shared.put(key, unique(var));
                }
            }
        }
        for (Var var : homes.keySet()) {
            if (var.isTemporary()) {
                unique(var);
            }
        }
        Set<String> outer = new HashSet<>(taken);
        List<Var> inner = homes.keySet().stream()
                .filter(var -> var.isInner() && !names.containsKey(var))
                .toList();
        inner.forEach(var -> taken.add(var.name()));
        for (Var var : inner) {
            names.put(var, outer.contains(var.name()) ? fresh(var.name()) : var.name());
        }
    }

    private String unique(Var var) {
        String known = names.get(var);
        if (known != null) {
            return known;
        }
        String name = fresh(var.name());
        names.put(var, name);
        return name;
    }

    /** A name that no variable of the method has. */
    String fresh(String wanted) {
        String name = wanted;
        int number = fresh.getOrDefault(wanted, 1);
        while (!taken.add(name)) {
            number++;
            name = wanted + number;
        }
        fresh.put(wanted, number);
        return name;
    }

    /** The constant variables that are used. */
    List<Var> constants() {
        return constants;
    }

    boolean isHoisted(Var var) {
        return hoisted.contains(var);
    }

    /** The variables declared at the head, one of each name. */
    List<Var> hoisted() {
        Map<String, Var> byName = new LinkedHashMap<>();
        hoisted.forEach(var -> byName.putIfAbsent(name(var), var));
        return new ArrayList<>(byName.values());
    }

    String name(Var var) {
        String name = names.get(var);
        if (name == null) {
            throw new AssertionError("no name for " + var);
        }
        return name;
    }
}
