namespace WorkPlan.Optimization.Flows;

/// <summary>
/// The primal simplex method on a network: flow of the smallest cost from the nodes that supply it to the root. A spanning tree is the
/// basis; it is kept strongly feasible (W. H. Cunningham, "A network simplex method", Mathematical Programming 11 (1976), 105–116), so
/// that it does not cycle: from every node some flow could still be sent along the tree to the root. Entering arcs are looked for block by block
/// (R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network Flows, 1993, section 11.5). Arcs can be added, and costs changed, between runs;
/// the next run goes on from the last tree.
/// </summary>
internal sealed partial class NetworkSimplex
{
    public const int Root = 0;
    public const int Unlimited = int.MaxValue / 2;

    private const int None = -1;
    private const double Tolerance = 1e-7;

    private const sbyte AtUpper = -1;
    private const sbyte InTree = 0;
    private const sbyte AtLower = 1;

    private int[] _tail;
    private int[] _head;
    private double[] _cost;
    private int[] _capacity;
    private int[] _flow;
    private sbyte[] _state;

    private int[] _parent;
    private int[] _link;
    private int[] _depth;
    private int[] _child;
    private int[] _next;
    private int[] _previous;
    private double[] _potential;
    private int[] _walk;

    private int _cursor;

    public NetworkSimplex(int nodes, int arcs)
    {
        _tail = new int[arcs];
        _head = new int[arcs];
        _cost = new double[arcs];
        _capacity = new int[arcs];
        _flow = new int[arcs];
        _state = new sbyte[arcs];
        _parent = new int[nodes];
        _link = new int[nodes];
        _depth = new int[nodes];
        _child = new int[nodes];
        _next = new int[nodes];
        _previous = new int[nodes];
        _potential = new double[nodes];
        _walk = new int[nodes];
        Nodes = 1;
        _link[Root] = None;
    }

    public int Nodes { get; private set; }

    public int Arcs { get; private set; }

    public long Pivots { get; private set; }

    /// <summary>What one more unit at the node would cost.</summary>
    public double Potential(int node) => _potential[node];

    public int Flow(int arc) => _flow[arc];

    public int Head(int arc) => _head[arc];

    public double Cost(int arc) => _cost[arc];

    /// <summary>A node; the tree must get an arc for it by <see cref="Link"/> before the next run.</summary>
    public int AddNode()
    {
        if (Nodes == _parent.Length)
            GrowNodes();
        _link[Nodes] = None;
        return Nodes++;
    }

    public int AddArc(int tail, int head, double cost, int capacity)
    {
        if (Arcs == _tail.Length)
            GrowArcs();
        (_tail[Arcs], _head[Arcs], _cost[Arcs], _capacity[Arcs]) = (tail, head, cost, capacity);
        (_flow[Arcs], _state[Arcs]) = (0, AtLower);
        return Arcs++;
    }

    /// <summary>Makes the arc the one by which the node hangs on the tree. <see cref="Plant"/> must follow.</summary>
    public void Link(int node, int arc, int flow)
    {
        _link[node] = arc;
        _state[arc] = InTree;
        _flow[arc] = flow;
    }

    public void Fill(int arc)
    {
        _state[arc] = AtUpper;
        _flow[arc] = _capacity[arc];
    }

    /// <summary>Lets the arc end elsewhere. <see cref="Plant"/> must follow.</summary>
    public void Redirect(int arc, int head, double cost) => (_head[arc], _cost[arc]) = (head, cost);

    /// <summary>When the arc may be in the tree, <see cref="Plant"/> must follow.</summary>
    public void Reprice(int arc, double cost) => _cost[arc] = cost;

    /// <summary>Pivots until no arc would make it cheaper; false when it was stopped before.</summary>
    public bool Optimise(Func<bool> stop)
    {
        while (FindEntering() is >= 0 and var entering)
        {
            Pivot(entering);
            if ((++Pivots & 0xFFF) == 0 && stop())
                return false;
        }
        return true;
    }

    private int FindEntering()
    {
        var block = Math.Max(64, (int)Math.Sqrt(Arcs));
        var (best, gain, left) = (None, -Tolerance, block);
        var arc = _cursor < Arcs ? _cursor : 0;
        for (var seen = 0; seen < Arcs; seen++)
        {
            var reduced = _state[arc] * (_cost[arc] - _potential[_tail[arc]] + _potential[_head[arc]]);
            if (reduced < gain)
                (best, gain) = (arc, reduced);
            arc = arc + 1 == Arcs ? 0 : arc + 1;
            if (--left > 0)
                continue;
            if (best != None)
                break;
            left = block;
        }
        _cursor = arc;
        return best;
    }

    private void Pivot(int entering)
    {
        // Flow is pushed from first to second along the entering arc, and back through the tree.
        var (first, second) = _state[entering] == AtLower ? (_tail[entering], _head[entering]) : (_head[entering], _tail[entering]);
        var push = _state[entering] == AtLower ? _capacity[entering] - _flow[entering] : _flow[entering];
        var (leaving, moved) = (None, None);
        int x = first, y = second;
        while (x != y)
        {
            if (_depth[x] >= _depth[y])
            {
                // The last arc that blocks, seen from the apex along the push: here the lowest, on the other side the highest.
                var room = _tail[_link[x]] == x ? _flow[_link[x]] : _capacity[_link[x]] - _flow[_link[x]];
                if (room < push)
                    (push, leaving, moved) = (room, x, first);
                x = _parent[x];
            }
            else
            {
                y = _parent[y];
            }
        }
        var apex = x;
        for (y = second; y != apex; y = _parent[y])
        {
            var room = _tail[_link[y]] == y ? _capacity[_link[y]] - _flow[_link[y]] : _flow[_link[y]];
            if (room <= push)
                (push, leaving, moved) = (room, y, second);
        }
        if (push > 0)
            Send(entering, first, second, apex, push);
        if (leaving == None)
        {
            _state[entering] = (sbyte)-_state[entering];
            return;
        }
        var left = _link[leaving];
        _state[left] = _flow[left] == 0 ? AtLower : AtUpper;
        Rehang(moved, moved == first ? second : first, entering, leaving);
        _state[entering] = InTree;
    }

    private void Send(int entering, int first, int second, int apex, int push)
    {
        _flow[entering] += _state[entering] == AtLower ? push : -push;
        for (var x = first; x != apex; x = _parent[x])
            _flow[_link[x]] += _tail[_link[x]] == x ? -push : push;
        for (var y = second; y != apex; y = _parent[y])
            _flow[_link[y]] += _tail[_link[y]] == y ? push : -push;
    }

    /// <summary>The subtree under the node that left hangs, by its node <paramref name="at"/>, on the entering arc from now on.</summary>
    private void Rehang(int at, int under, int entering, int left)
    {
        var reduced = _cost[entering] - _potential[_tail[entering]] + _potential[_head[entering]];
        var shift = _tail[entering] == at ? reduced : -reduced;
        var (node, parent, link) = (at, under, entering);
        while (true)
        {
            var (oldParent, oldLink) = (_parent[node], _link[node]);
            Detach(node);
            Attach(node, parent, link);
            if (node == left)
                break;
            (parent, link, node) = (node, oldLink, oldParent);
        }
        Renew(at, shift);
    }

    private void Detach(int node)
    {
        var (before, after) = (_previous[node], _next[node]);
        if (before == None)
            _child[_parent[node]] = after;
        else
            _next[before] = after;
        if (after != None)
            _previous[after] = before;
    }

    private void Attach(int node, int parent, int link)
    {
        _parent[node] = parent;
        _link[node] = link;
        _previous[node] = None;
        _next[node] = _child[parent];
        if (_child[parent] != None)
            _previous[_child[parent]] = node;
        _child[parent] = node;
    }

    /// <summary>Depths and potentials of a subtree after it was hung elsewhere.</summary>
    private void Renew(int top, double shift)
    {
        var count = 0;
        _walk[count++] = top;
        while (count > 0)
        {
            var node = _walk[--count];
            _depth[node] = _depth[_parent[node]] + 1;
            _potential[node] += shift;
            for (var child = _child[node]; child != None; child = _next[child])
                _walk[count++] = child;
        }
    }
}
