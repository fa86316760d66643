namespace Pulumi;

public static partial class Output
{
    /// <summary>All of them as one tuple: unknown when one is unknown, secret when one is secret.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Input<T1> item1, Input<T2> item2)
        => Tuple((Output<T1>)item1, (Output<T2>)item2);

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Output<T1> item1, Output<T2> item2)
    {
        return new Output<(T1, T2)>(GetAsync(), new IOutput[] { item1, item2 });

        async Task<OutputData<(T1, T2)>> GetAsync()
        {
            var combined = new Combination();
            return combined.With((
                combined.Add(await item1.DataTask.ConfigureAwait(false)),
                combined.Add(await item2.DataTask.ConfigureAwait(false))));
        }
    }

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3)
        => Tuple((Output<T1>)item1, (Output<T2>)item2, (Output<T3>)item3);

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3)
    {
        return new Output<(T1, T2, T3)>(GetAsync(), new IOutput[] { item1, item2, item3 });

        async Task<OutputData<(T1, T2, T3)>> GetAsync()
        {
            var combined = new Combination();
            return combined.With((
                combined.Add(await item1.DataTask.ConfigureAwait(false)),
                combined.Add(await item2.DataTask.ConfigureAwait(false)),
                combined.Add(await item3.DataTask.ConfigureAwait(false))));
        }
    }

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4)
        => Tuple((Output<T1>)item1, (Output<T2>)item2, (Output<T3>)item3, (Output<T4>)item4);

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
    {
        return new Output<(T1, T2, T3, T4)>(GetAsync(), new IOutput[] { item1, item2, item3, item4 });

        async Task<OutputData<(T1, T2, T3, T4)>> GetAsync()
        {
            var combined = new Combination();
            return combined.With((
                combined.Add(await item1.DataTask.ConfigureAwait(false)),
                combined.Add(await item2.DataTask.ConfigureAwait(false)),
                combined.Add(await item3.DataTask.ConfigureAwait(false)),
                combined.Add(await item4.DataTask.ConfigureAwait(false))));
        }
    }

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5)
        => Tuple((Output<T1>)item1, (Output<T2>)item2, (Output<T3>)item3, (Output<T4>)item4, (Output<T5>)item5);

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5)
    {
        return new Output<(T1, T2, T3, T4, T5)>(GetAsync(), new IOutput[] { item1, item2, item3, item4, item5 });

        async Task<OutputData<(T1, T2, T3, T4, T5)>> GetAsync()
        {
            var combined = new Combination();
            return combined.With((
                combined.Add(await item1.DataTask.ConfigureAwait(false)),
                combined.Add(await item2.DataTask.ConfigureAwait(false)),
                combined.Add(await item3.DataTask.ConfigureAwait(false)),
                combined.Add(await item4.DataTask.ConfigureAwait(false)),
                combined.Add(await item5.DataTask.ConfigureAwait(false))));
        }
    }

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6)
        => Tuple(
            (Output<T1>)item1, (Output<T2>)item2, (Output<T3>)item3, (Output<T4>)item4,
            (Output<T5>)item5, (Output<T6>)item6);

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6)
    {
        return new Output<(T1, T2, T3, T4, T5, T6)>(GetAsync(), new IOutput[] { item1, item2, item3, item4, item5, item6 });

        async Task<OutputData<(T1, T2, T3, T4, T5, T6)>> GetAsync()
        {
            var combined = new Combination();
            return combined.With((
                combined.Add(await item1.DataTask.ConfigureAwait(false)),
                combined.Add(await item2.DataTask.ConfigureAwait(false)),
                combined.Add(await item3.DataTask.ConfigureAwait(false)),
                combined.Add(await item4.DataTask.ConfigureAwait(false)),
                combined.Add(await item5.DataTask.ConfigureAwait(false)),
                combined.Add(await item6.DataTask.ConfigureAwait(false))));
        }
    }

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3,
        Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7)
        => Tuple(
            (Output<T1>)item1, (Output<T2>)item2, (Output<T3>)item3, (Output<T4>)item4,
            (Output<T5>)item5, (Output<T6>)item6, (Output<T7>)item7);

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3,
        Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7)
    {
        return new Output<(T1, T2, T3, T4, T5, T6, T7)>(GetAsync(), new IOutput[] { item1, item2, item3, item4, item5, item6, item7 });

        async Task<OutputData<(T1, T2, T3, T4, T5, T6, T7)>> GetAsync()
        {
            var combined = new Combination();
            return combined.With((
                combined.Add(await item1.DataTask.ConfigureAwait(false)),
                combined.Add(await item2.DataTask.ConfigureAwait(false)),
                combined.Add(await item3.DataTask.ConfigureAwait(false)),
                combined.Add(await item4.DataTask.ConfigureAwait(false)),
                combined.Add(await item5.DataTask.ConfigureAwait(false)),
                combined.Add(await item6.DataTask.ConfigureAwait(false)),
                combined.Add(await item7.DataTask.ConfigureAwait(false))));
        }
    }

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8)
        => Tuple(
            (Output<T1>)item1, (Output<T2>)item2, (Output<T3>)item3, (Output<T4>)item4,
            (Output<T5>)item5, (Output<T6>)item6, (Output<T7>)item7, (Output<T8>)item8);

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8)
    {
        return new Output<(T1, T2, T3, T4, T5, T6, T7, T8)>(GetAsync(), new IOutput[] { item1, item2, item3, item4, item5, item6, item7, item8 });

        async Task<OutputData<(T1, T2, T3, T4, T5, T6, T7, T8)>> GetAsync()
        {
            var combined = new Combination();
            return combined.With((
                combined.Add(await item1.DataTask.ConfigureAwait(false)),
                combined.Add(await item2.DataTask.ConfigureAwait(false)),
                combined.Add(await item3.DataTask.ConfigureAwait(false)),
                combined.Add(await item4.DataTask.ConfigureAwait(false)),
                combined.Add(await item5.DataTask.ConfigureAwait(false)),
                combined.Add(await item6.DataTask.ConfigureAwait(false)),
                combined.Add(await item7.DataTask.ConfigureAwait(false)),
                combined.Add(await item8.DataTask.ConfigureAwait(false))));
        }
    }
}
