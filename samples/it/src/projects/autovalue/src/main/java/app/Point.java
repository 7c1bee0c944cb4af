package app;

import com.google.auto.value.AutoValue;

@AutoValue
abstract class Point {
    abstract int x();

    abstract int y();

    static Point of(int x, int y) {
        return new AutoValue_Point(x, y);
    }
}
