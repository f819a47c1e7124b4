package dev.passerelle.connector;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The public holidays of France, as the labour code (L3133-1) lists them. */
enum Holiday {
    NEW_YEAR(1, 1),
    EASTER_MONDAY(1),
    LABOUR_DAY(5, 1),
    VICTORY(5, 8),
    ASCENSION(39),
    WHIT_MONDAY(50),
    NATIONAL_DAY(7, 14),
    ASSUMPTION(8, 15),
    ALL_SAINTS(11, 1),
    ARMISTICE(11, 11),
    CHRISTMAS(12, 25);

    private final MonthDay date;
    private final int afterEaster;

    Holiday(int month, int day) {
        this.date = MonthDay.of(month, day);
        this.afterEaster = 0;
    }

    Holiday(int afterEaster) {
        this.date = null;
        this.afterEaster = afterEaster;
    }

    LocalDate in(int year) {
        return date == null ? easter(year).plusDays(afterEaster) : date.atYear(year);
    }

    static Optional<Holiday> on(LocalDate day) {
        return Stream.of(values())
                .filter(holiday -> holiday.in(day.getYear()).equals(day))
                .findFirst();
    }

    /** Those of the year that begins on a day. */
    static List<LocalDate> yearFrom(LocalDate day) {
        return Stream.of(day.getYear(), day.getYear() + 1)
                .flatMap(year -> Stream.of(values()).map(holiday -> holiday.in(year)))
                .filter(date -> !date.isBefore(day) && date.isBefore(day.plusYears(1)))
                .distinct()
                .sorted()
                .toList();
    }

    /** The Gregorian Easter Sunday, after Oudin. */
    static LocalDate easter(int year) {
        int century = year / 100;
        int golden = year % 19;
        int k = (century - 17) / 25;
        int moon = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
        moon -= moon / 28 * (1 - moon / 28 * (29 / (moon + 1)) * ((21 - golden) / 11));
        int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
        return LocalDate.of(year, 3, 28).plusDays(moon - weekday);
    }
}
