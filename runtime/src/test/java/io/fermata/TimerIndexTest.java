package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimerIndexTest {

    @Test
    void findsThePlaceOfEachNumber() {
        int[] numbers = {7, -3, 9, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 100, 100};
        TimerIndex index = new TimerIndex(numbers, 7);
        for (int place = 0; place < 7; place++) {
            assertThat(index.place(numbers[place])).isEqualTo(place);
        }
        assertThat(index.place(8)).isEqualTo(-1);
        assertThat(index.place(0)).isEqualTo(-1);
        assertThat(new TimerIndex(numbers, 0).place(7)).isEqualTo(-1);
        assertThat(new TimerIndex(numbers, 1).place(9)).isEqualTo(-1);
    }
}
