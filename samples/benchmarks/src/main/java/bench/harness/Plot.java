package bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line plot with logarithmic axes, as SVG. */
final class Plot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 110;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS =
            List.of("#555555", "#b5651d", "#2a7f3f", "#8fbf6f", "#7a4fa3", "#c0182b", "#1f5fa8");

    private final String title;
    private final String across;
    private final String up;
    private final List<Line> lines = new ArrayList<>();

    Plot(String title, String across, String up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /** Points whose value is no positive number are left out. */
    void line(String name, List<Point> points) {
        List<Point> shown =
                points.stream().filter(point -> point.y > 0 && point.x > 0).toList();
        if (!shown.isEmpty()) {
            lines.add(new Line(name, shown));
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String svg() {
        Axis x = Axis.of(lines.stream()
                .flatMap(line -> line.points.stream())
                .mapToDouble(point -> point.x)
                .toArray());
        Axis y = Axis.of(lines.stream()
                .flatMap(line -> line.points.stream())
                .mapToDouble(point -> point.y)
                .toArray());
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">",
                WIDTH,
                HEIGHT);
        add(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        add(svg, "<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>", LEFT, escape(title));
        for (int power = x.low; power <= x.high; power++) {
            double at = across(x, Math.pow(10, power));
            add(svg, "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/>", at, TOP, HEIGHT - BOTTOM);
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    at,
                    HEIGHT - BOTTOM + 18,
                    label(power));
        }
        for (int power = y.low; power <= y.high; power++) {
            double at = up(y, Math.pow(10, power));
            add(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, at, WIDTH - RIGHT);
            add(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, at + 4, label(power));
        }
        add(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 12,
                escape(across));
        add(
                svg,
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                (TOP + HEIGHT - BOTTOM) / 2,
                escape(up));
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), COLOURS.get(i % COLOURS.size()), TOP + 14 + 18 * i, x, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, Line line, String colour, int legend, Axis x, Axis y) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points) {
            double atX = across(x, point.x);
            double atY = up(y, point.y);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", atX, atY));
            add(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", atX, atY, colour);
        }
        add(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
        add(svg, "<path d=\"M%d %dh18\" stroke=\"%s\" stroke-width=\"2\"/>", WIDTH - RIGHT + 10, legend - 4, colour);
        add(svg, "<text x=\"%d\" y=\"%d\">%s</text>", WIDTH - RIGHT + 34, legend, escape(line.name));
    }

    private static double across(Axis axis, double value) {
        return LEFT + axis.part(value) * (WIDTH - LEFT - RIGHT);
    }

    private static double up(Axis axis, double value) {
        return HEIGHT - BOTTOM - axis.part(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String label(int power) {
        return power < 0
                ? String.format(Locale.ROOT, "%." + -power + "f", Math.pow(10, power))
                : String.format(Locale.ROOT, "%,.0f", Math.pow(10, power));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void add(StringBuilder svg, String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    /** A value at a size. */
    record Point(double x, double y) {}

    private record Line(String name, List<Point> points) {}

    /** From one power of ten to another. */
    private record Axis(int low, int high) {
        static Axis of(double[] values) {
            double least = Double.MAX_VALUE;
            double most = 0;
            for (double value : values) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            int low = (int) Math.floor(Math.log10(least) + 1e-9);
            return new Axis(low, Math.max(low + 1, (int) Math.ceil(Math.log10(most) - 1e-9)));
        }

        double part(double value) {
            return (Math.log10(value) - low) / (high - low);
        }
    }
}
