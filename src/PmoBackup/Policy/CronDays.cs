namespace PmoBackup.Policy;

/// <summary>Which days of a month a schedule runs on: what its day-of-month or its day-of-week field says, the other of which is
/// a question mark. Days of the week are AWS's: 1 is Sunday, 7 is Saturday.</summary>
internal abstract record CronDays
{
    /// <summary>The day-of-month field.</summary>
    public virtual string DayOfMonth => "?";

    /// <summary>The day-of-week field.</summary>
    public virtual string DayOfWeek => "?";

    /// <summary>The days, ascending; none in a month that has no such day.</summary>
    public IEnumerable<int> In(int year, int month) =>
        Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Where(day => Has(new DateOnly(year, month, day)));

    /// <summary>Whether it is such a day.</summary>
    protected abstract bool Has(DateOnly day);

    private static int Left(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month) - day.Day;

    private static int Number(DateOnly day) => (int)day.DayOfWeek + 1;

    /// <summary>Days by their number in the month: <c>*</c>, <c>1,15</c>, <c>1-7</c>, <c>1/10</c>.</summary>
    public sealed record OfMonth(CronValues Values) : CronDays
    {
        /// <inheritdoc/>
        public override string DayOfMonth => Values.Source;

        /// <inheritdoc/>
        protected override bool Has(DateOnly day) => Values.Sorted.Contains(day.Day);
    }

    /// <summary>Days of the week: <c>*</c>, <c>MON-FRI</c>, <c>1,7</c>.</summary>
    public sealed record OfWeek(CronValues Values) : CronDays
    {
        /// <inheritdoc/>
        public override string DayOfWeek => Values.Source;

        /// <inheritdoc/>
        protected override bool Has(DateOnly day) => Values.Sorted.Contains(Number(day));
    }

    /// <summary>The last day of the month: <c>L</c>.</summary>
    public sealed record Last : CronDays
    {
        /// <inheritdoc/>
        public override string DayOfMonth => "L";

        /// <inheritdoc/>
        protected override bool Has(DateOnly day) => Left(day) == 0;
    }

    /// <summary>The last day of the month from Monday to Friday: <c>LW</c>.</summary>
    public sealed record LastWeekday : CronDays
    {
        /// <inheritdoc/>
        public override string DayOfMonth => "LW";

        /// <inheritdoc/>
        protected override bool Has(DateOnly day) =>
            Number(day) is > 1 and < 7 && (Left(day) == 0 || (Number(day) == 6 && Left(day) <= 2));
    }

    /// <summary>The day from Monday to Friday that is nearest to one, in the same month: <c>15W</c>. A month without that day has
    /// none.</summary>
    public sealed record NearestWeekday(int Day) : CronDays
    {
        /// <inheritdoc/>
        public override string DayOfMonth => $"{Day}W";

        /// <inheritdoc/>
        protected override bool Has(DateOnly day)
        {
            if (Day > day.Day + Left(day))
                return false;
            var meant = new DateOnly(day.Year, day.Month, Day);
            var moved = meant.DayOfWeek switch
            {
                System.DayOfWeek.Saturday => meant.AddDays(Day == 1 ? 2 : -1),
                System.DayOfWeek.Sunday => meant.AddDays(Left(meant) == 0 ? -2 : 1),
                _ => meant,
            };
            return day == moved;
        }
    }

    /// <summary>The last such day of the week in the month: <c>6L</c>, the last Friday.</summary>
    public sealed record LastOfWeek(int Day) : CronDays
    {
        /// <inheritdoc/>
        public override string DayOfWeek => $"{Day}L";

        /// <inheritdoc/>
        protected override bool Has(DateOnly day) => Number(day) == Day && Left(day) < 7;
    }

    /// <summary>The first, second, … fifth such day of the week in the month: <c>2#1</c>, the first Monday.</summary>
    public sealed record NthOfWeek(int Day, int Nth) : CronDays
    {
        /// <inheritdoc/>
        public override string DayOfWeek => $"{Day}#{Nth}";

        /// <inheritdoc/>
        protected override bool Has(DateOnly day) => Number(day) == Day && (day.Day + 6) / 7 == Nth;
    }
}
