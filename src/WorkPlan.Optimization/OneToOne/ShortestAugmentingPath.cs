using System.Numerics;
using System.Runtime.InteropServices;

namespace WorkPlan.Optimization.OneToOne;

/// <summary>
/// The algorithm of R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
/// problems", Computing 38 (1987), 325–340, written from its description: column reduction and augmenting row reduction settle
/// most rows cheaply, shortest augmenting paths the rest. Column reduction walks the rows, so that memory is read in order, and every
/// scan of a row works on as many columns at once as the processor's vectors hold; for that, rows are padded to whole vectors with
/// cells that nobody would take.
/// </summary>
internal sealed class ShortestAugmentingPath<T> where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int None = -1;

    // A quarter of the range: the sum of two such numbers still fits.
    private static readonly T Never = T.MaxValue / T.CreateChecked(4);

    private readonly int _size;
    private readonly int _stride;
    private readonly T[] _costs;
    private readonly T[] _columnPrice;
    private readonly int[] _rowOf;
    private readonly int[] _columnOf;
    private readonly T[] _distance;
    private readonly T[] _reached;
    private readonly T[] _from;

    public ShortestAugmentingPath(T[] costs, int size)
    {
        var lanes = Vector<T>.Count;
        _size = size;
        _stride = (size + lanes - 1) / lanes * lanes;
        _costs = costs;
        if (_stride != size)
        {
            _costs = new T[size * _stride];
            for (var row = 0; row < size; row++)
            {
                costs.AsSpan(row * size, size).CopyTo(_costs.AsSpan(row * _stride));
                _costs.AsSpan((row * _stride) + size, _stride - size).Fill(Never);
            }
        }
        _columnPrice = new T[_stride];
        _rowOf = new int[_stride];
        _columnOf = new int[size];
        _distance = new T[_stride];
        _reached = new T[_stride];
        _from = new T[_stride];
    }

    public LinearAssignment Solve()
    {
        Array.Fill(_rowOf, None);
        Array.Fill(_columnOf, None);
        if (_size > 0)
        {
            ReduceColumns();
            var free = FreeRows();
            for (var round = 0; round < 2 && free.Count > 0; round++)
                free = ReduceRows(free);
            foreach (var row in free)
                Augment(row);
        }
        return Result();
    }

    private Span<T> Row(int row) => _costs.AsSpan(row * _stride, _stride);

    /// <summary>Each column's price becomes its smallest cost; a row that is still free takes the column.</summary>
    private void ReduceColumns()
    {
        Row(0).CopyTo(_columnPrice);
        var prices = MemoryMarshal.Cast<T, Vector<T>>(_columnPrice.AsSpan());
        var cheapest = MemoryMarshal.Cast<T, Vector<T>>(_from.AsSpan());
        _from.AsSpan().Clear();
        for (var row = 1; row < _size; row++)
        {
            var cells = MemoryMarshal.Cast<T, Vector<T>>(Row(row));
            var index = new Vector<T>(T.CreateTruncating(row));
            for (var block = 0; block < cells.Length; block++)
            {
                var lower = Vector.LessThan(cells[block], prices[block]);
                prices[block] = Vector.Min(prices[block], cells[block]);
                cheapest[block] = Vector.ConditionalSelect(lower, index, cheapest[block]);
            }
        }
        // The padding costs nothing beside its cells, or nobody's cell would look cheap.
        _columnPrice.AsSpan(_size).Clear();
        for (var column = _size - 1; column >= 0; column--)
        {
            var row = int.CreateTruncating(_from[column]);
            if (_columnOf[row] != None)
                continue;
            _columnOf[row] = column;
            _rowOf[column] = row;
        }
    }

    private List<int> FreeRows()
    {
        var free = new List<int>();
        for (var row = 0; row < _size; row++)
        {
            if (_columnOf[row] == None)
                free.Add(row);
        }
        return free;
    }

    /// <summary>A free row takes its cheapest column and lowers its price to where the second cheapest is as good; whoever had it is free.</summary>
    private List<int> ReduceRows(List<int> free)
    {
        var left = new List<int>();
        // Ties can hand one column back and forth; so many turns are worth their while.
        var turns = 8 * free.Count;
        for (var next = 0; next < free.Count; next++)
        {
            var row = free[next];
            while (true)
            {
                var (first, second, best, secondBest) = TwoCheapest(row);
                var column = first;
                var owner = _rowOf[column];
                if (best < secondBest)
                    _columnPrice[column] -= secondBest - best;
                else if (owner != None && second != None)
                {
                    column = second;
                    owner = _rowOf[column];
                }
                _columnOf[row] = column;
                _rowOf[column] = row;
                if (owner == None)
                    break;
                _columnOf[owner] = None;
                if (best < secondBest && turns-- > 0)
                {
                    row = owner;
                    continue;
                }
                left.Add(owner);
                break;
            }
        }
        return left;
    }

    private (int First, int Second, T Best, T SecondBest) TwoCheapest(int row)
    {
        var cells = MemoryMarshal.Cast<T, Vector<T>>(Row(row));
        var prices = MemoryMarshal.Cast<T, Vector<T>>(_columnPrice.AsSpan());
        var best = new Vector<T>(Never);
        var secondBest = best;
        var first = new Vector<T>(-T.One);
        var second = first;
        var index = Lanes();
        var step = new Vector<T>(T.CreateTruncating(Vector<T>.Count));
        for (var block = 0; block < cells.Length; block++, index += step)
        {
            var reduced = cells[block] - prices[block];
            var below = Vector.LessThan(reduced, best);
            var between = Vector.LessThan(reduced, secondBest);
            second = Vector.ConditionalSelect(below, first, Vector.ConditionalSelect(between, index, second));
            secondBest = Vector.ConditionalSelect(below, best, Vector.Min(reduced, secondBest));
            first = Vector.ConditionalSelect(below, index, first);
            best = Vector.Min(reduced, best);
        }
        return Smallest(best, secondBest, first, second);
    }

    private static (int First, int Second, T Best, T SecondBest) Smallest(
        Vector<T> best, Vector<T> secondBest, Vector<T> first, Vector<T> second)
    {
        var (one, two, low, next) = (None, None, Never, Never);
        for (var lane = 0; lane < Vector<T>.Count; lane++)
        {
            Take(best[lane], int.CreateTruncating(first[lane]));
            Take(secondBest[lane], int.CreateTruncating(second[lane]));
        }
        return (one, two, low, next);

        void Take(T value, int column)
        {
            if (value < low)
                (one, two, low, next) = (column, one, value, low);
            else if (value < next)
                (two, next) = (column, value);
        }
    }

    /// <summary>Dijkstra's algorithm over reduced costs, from a free row to the nearest free column; then everybody on the path moves over.</summary>
    private void Augment(int start)
    {
        _distance.AsSpan().Fill(Never);
        _reached.AsSpan().Clear();
        var row = start;
        var travelled = T.Zero;
        int column;
        while (true)
        {
            column = Scan(row, travelled, out var nearest);
            travelled = nearest;
            // A closed column keeps its distance and is not looked at again: all bits set in its lane.
            _reached[column] = -T.One;
            if (_rowOf[column] == None)
                break;
            row = _rowOf[column];
        }
        for (var settled = 0; settled < _size; settled++)
        {
            if (_reached[settled] != T.Zero && settled != column)
                _columnPrice[settled] += _distance[settled] - travelled;
        }
        while (true)
        {
            var before = int.CreateTruncating(_from[column]);
            _rowOf[column] = before;
            (column, _columnOf[before]) = (_columnOf[before], column);
            if (before == start)
                return;
        }
    }

    /// <summary>Lowers the distances of all open columns through a row, and finds the nearest of them in the same pass.</summary>
    private int Scan(int row, T travelled, out T nearest)
    {
        var cells = MemoryMarshal.Cast<T, Vector<T>>(Row(row));
        var prices = MemoryMarshal.Cast<T, Vector<T>>(_columnPrice.AsSpan());
        var distances = MemoryMarshal.Cast<T, Vector<T>>(_distance.AsSpan());
        var froms = MemoryMarshal.Cast<T, Vector<T>>(_from.AsSpan());
        var closed = MemoryMarshal.Cast<T, Vector<T>>(_reached.AsSpan());
        var entered = _columnOf[row];
        var offset = new Vector<T>(entered == None ? travelled : travelled - (_costs[(row * _stride) + entered] - _columnPrice[entered]));
        var from = new Vector<T>(T.CreateTruncating(row));
        var never = new Vector<T>(Never);
        var best = never;
        var where = Vector<T>.Zero;
        var index = Lanes();
        var step = new Vector<T>(T.CreateTruncating(Vector<T>.Count));
        for (var block = 0; block < cells.Length; block++, index += step)
        {
            var through = cells[block] - prices[block] + offset;
            var old = distances[block];
            var shorter = Vector.AndNot(Vector.LessThan(through, old), closed[block]);
            var now = Vector.ConditionalSelect(shorter, through, old);
            distances[block] = now;
            froms[block] = Vector.ConditionalSelect(shorter, from, froms[block]);
            var open = Vector.ConditionalSelect(closed[block], never, now);
            var nearer = Vector.LessThan(open, best);
            where = Vector.ConditionalSelect(nearer, index, where);
            best = Vector.Min(open, best);
        }
        nearest = Never;
        var column = None;
        for (var lane = 0; lane < Vector<T>.Count; lane++)
        {
            if (best[lane] < nearest)
                (nearest, column) = (best[lane], int.CreateTruncating(where[lane]));
        }
        return column;
    }

    private static Vector<T> Lanes()
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        for (var lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = T.CreateTruncating(lane);
        return new Vector<T>(lanes);
    }

    private LinearAssignment Result()
    {
        var rowPrices = new long[_size];
        var columnPrices = new long[_size];
        var cost = 0L;
        for (var row = 0; row < _size; row++)
        {
            var column = _columnOf[row];
            var cell = long.CreateTruncating(_costs[(row * _stride) + column]);
            columnPrices[column] = long.CreateTruncating(_columnPrice[column]);
            rowPrices[row] = cell - columnPrices[column];
            cost += cell;
        }
        return new LinearAssignment(_columnOf, cost, rowPrices, columnPrices);
    }
}
