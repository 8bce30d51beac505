package anxin.simulator;

import java.time.LocalDate;

/** Numbers, days and times as ASCII digits; each method gives the place after what it wrote. */
final class Digits {

    private Digits() {}

    static int two(byte[] bytes, int at, int value) {
        bytes[at] = (byte) ('0' + value / 10);
        bytes[at + 1] = (byte) ('0' + value % 10);
        return at + 2;
    }

    static int day(byte[] bytes, int at, LocalDate day) {
        int next = two(bytes, two(bytes, at, day.getYear() / 100), day.getYear() % 100);
        bytes[next] = '-';
        next = two(bytes, next + 1, day.getMonthValue());
        bytes[next] = '-';
        return two(bytes, next + 1, day.getDayOfMonth());
    }

    static int clock(byte[] bytes, int at, int second) {
        int next = two(bytes, at, second / 3600);
        bytes[next] = ':';
        next = two(bytes, next + 1, second / 60 % 60);
        bytes[next] = ':';
        return two(bytes, next + 1, second % 60);
    }

    static int number(byte[] bytes, int at, long value) {
        int size = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            size++;
        }
        long rest = value;
        for (int place = at + size - 1; place >= at; place--) {
            bytes[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + size;
    }
}
