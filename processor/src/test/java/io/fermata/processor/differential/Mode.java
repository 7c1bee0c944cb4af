package io.fermata.processor.differential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the awaited things of one run behave: a function from the number of the probe call to its behaviour.
 *
 * @param all the behaviour of every call, or null for a mixture drawn from the seed
 * @param failAt the call that fails, or -1
 * @param failPercent how many calls of a mixture fail
 * @param seed of the mixture
 */
record Mode(@Nullable Behaviour all, int failAt, int failPercent, long seed) {

    static Mode of(Behaviour behaviour) {
        return new Mode(behaviour, -1, 0, 0);
    }

    static Mode failing(Behaviour others, int call) {
        return new Mode(others, call, 0, 0);
    }

    static Mode mixed(long seed, int failPercent) {
        return new Mode(null, -1, failPercent, seed);
    }

    /** Everything at once, everything suspended, mixtures, and each of the first calls failing at once and later. */
    static List<Mode> thorough(int calls) {
        List<Mode> modes = new ArrayList<>(
                List.of(of(Behaviour.DONE), of(Behaviour.YIELD), of(Behaviour.SLEEP), of(Behaviour.TASK)));
        for (int i = 1; i <= 3; i++) {
            modes.add(mixed(i, 0));
            modes.add(mixed(i, 15));
        }
        for (int call = 0; call < Math.min(calls, 16); call++) {
            modes.add(failing(Behaviour.DONE, call));
            modes.add(failing(Behaviour.YIELD, call));
        }
        return modes;
    }

    /** A sample for one random program. */
    static List<Mode> sample(long seed) {
        return List.of(of(Behaviour.DONE), of(Behaviour.YIELD), mixed(seed, 0), mixed(seed + 1, 15));
    }

    Behaviour of(int call) {
        if (all != null) {
            return call == failAt ? all.suspends() ? Behaviour.FAIL_LATER : Behaviour.FAIL : all;
        }
        int draw = draw(call);
        if (draw % 100 < failPercent) {
            return draw / 100 % 2 == 0 ? Behaviour.FAIL : Behaviour.FAIL_LATER;
        }
        return Behaviour.values()[draw / 200 % 4];
    }

    /** A number at random for this call, the same in both faces. */
    int draw(int call) {
        long z = (seed * 31 + call + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (int) ((z ^ (z >>> 31)) >>> 33);
    }

    @Override
    public String toString() {
        if (all == null) {
            return "mixed(" + seed + ", " + failPercent + " % fail)";
        }
        return all.name().toLowerCase(java.util.Locale.ROOT) + (failAt < 0 ? "" : ", call " + failAt + " fails");
    }
}
