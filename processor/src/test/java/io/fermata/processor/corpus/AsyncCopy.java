package io.fermata.processor.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An async copy of a method: its text under a name of its own, with some of its expressions awaited. Expressions for which
 * that is no valid Java are given up one by one, and then the copy.
 */
final class AsyncCopy {

    /** An expression, by its place in the original text; {@code cast} is its type if that is primitive. */
    static final class Site {
        final int start;
        final int end;
        final String cast;
        boolean awaited = true;
        private int from;
        private int to;

        Site(int start, int end, String cast) {
            this.start = start;
            this.end = end;
            this.cast = cast;
        }
    }

    private record Insertion(int at, int order, String text) {}

    final String name;
    private final String text;
    private final int start;
    private final int end;
    private final int nameAt;
    private final int nameEnd;
    private final int bodyAt;
    private final List<int[]> dropped;
    private final List<Site> sites;
    private boolean valid = true;
    private int from;
    private int to;

    AsyncCopy(
            String name,
            String text,
            int start,
            int end,
            int nameAt,
            int nameEnd,
            int bodyAt,
            List<int[]> dropped,
            List<Site> sites) {
        this.name = name;
        this.text = text;
        this.start = start;
        this.end = end;
        this.nameAt = nameAt;
        this.nameEnd = nameEnd;
        this.bodyAt = bodyAt;
        this.dropped = dropped;
        this.sites = sites;
    }

    int end() {
        return end;
    }

    boolean isValid() {
        return valid;
    }

    void giveUp() {
        valid = false;
    }

    int awaits() {
        return (int) sites.stream().filter(site -> site.awaited).count();
    }

    boolean covers(long position) {
        return valid && from <= position && position < to;
    }

    /** Awaits less, because of an error at the position of the whole text. */
    void reduce(long position) {
        List<Site> left = sites.stream().filter(site -> site.awaited).toList();
        if (left.isEmpty()) {
            valid = false;
            return;
        }
        left.stream()
                .filter(site -> site.from <= position && position <= site.to)
                .min(Comparator.comparingInt(site -> site.to - site.from))
                .ifPresentOrElse(site -> site.awaited = false, () -> left.forEach(site -> site.awaited = false));
    }

    /** Appends the copy to the whole text. */
    void append(StringBuilder whole) {
        List<Insertion> insertions = new ArrayList<>();
        for (Site site : sites) {
            if (site.awaited) {
                int size = site.end - site.start;
                insertions.add(new Insertion(
                        site.start,
                        Integer.MAX_VALUE - size,
                        (site.cast.isEmpty() ? "" : "((" + site.cast + ") ")
                                + "io.fermata.Asyncio.await(fermatacorpus.Ready.of("));
                insertions.add(new Insertion(site.end, size - Integer.MAX_VALUE, site.cast.isEmpty() ? "))" : ")))"));
            }
        }
        insertions.add(new Insertion(nameEnd, Integer.MIN_VALUE, name.substring(nameEnd - nameAt)));
        if (awaits() == 0 || name.hashCode() % 2 == 0) {
            insertions.add(
                    new Insertion(bodyAt, Integer.MIN_VALUE, " io.fermata.Asyncio.await(fermatacorpus.Ready.of(0));"));
        }
        insertions.sort(Comparator.comparingInt(Insertion::at).thenComparingInt(Insertion::order));
        whole.append("\n\n    @io.fermata.Async ");
        from = whole.length();
        int at = start;
        for (Insertion insertion : insertions) {
            copy(whole, at, insertion.at());
            whole.append(insertion.text());
            at = insertion.at();
        }
        copy(whole, at, end);
        to = whole.length();
    }

    private void copy(StringBuilder whole, int start, int end) {
        for (int i = start; i < end; i++) {
            int at = i;
            sites.forEach(site -> {
                if (site.start == at) {
                    site.from = whole.length();
                }
                if (site.end == at + 1) {
                    site.to = whole.length() + 1;
                }
            });
            if (dropped.stream().noneMatch(range -> range[0] <= at && at < range[1])) {
                whole.append(text.charAt(i));
            }
        }
    }
}
