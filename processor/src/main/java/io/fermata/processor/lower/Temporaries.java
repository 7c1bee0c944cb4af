package io.fermata.processor.lower;

import io.fermata.processor.code.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/** Hands out temporaries. One that a statement needed is free for the next statement. */
final class Temporaries {

    private final List<Var> all = new ArrayList<>();
    private final List<Var> busy = new ArrayList<>();
    private final Set<Var> taken = new HashSet<>();

    Var take(String name, TypeMirror type) {
        for (Var var : all) {
            if (!taken.contains(var)
                    && var.name().equals(name)
                    && var.type().toString().equals(type.toString())) {
                return use(var);
            }
        }
        Var fresh = Var.temporary(name, type);
        all.add(fresh);
        return use(fresh);
    }

    private Var use(Var var) {
        taken.add(var);
        busy.add(var);
        return var;
    }

    /** A statement begins. */
    int mark() {
        return busy.size();
    }

    /** The statement has ended: what it took is free. */
    void release(int mark) {
        List<Var> free = busy.subList(mark, busy.size());
        taken.removeAll(free);
        free.clear();
    }
}
