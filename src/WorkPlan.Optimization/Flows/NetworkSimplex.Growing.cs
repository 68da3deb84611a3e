namespace WorkPlan.Optimization.Flows;

internal sealed partial class NetworkSimplex
{
    /// <summary>Builds the tree anew from the arcs that are in it, with depths and potentials.</summary>
    public void Plant()
    {
        Array.Fill(_child, None, 0, Nodes);
        // Each node's tree arcs, side by side.
        var first = new int[Nodes + 1];
        for (var node = 1; node < Nodes; node++)
        {
            first[_tail[_link[node]]]++;
            first[_head[_link[node]]]++;
        }
        for (int node = 0, sum = 0; node <= Nodes; node++)
            (first[node], sum) = (sum, sum + first[node]);
        var arcs = new int[2 * Nodes];
        var next = first.AsSpan(0, Nodes).ToArray();
        for (var node = 1; node < Nodes; node++)
        {
            var arc = _link[node];
            arcs[next[_tail[arc]]++] = arc;
            arcs[next[_head[arc]]++] = arc;
        }
        (_parent[Root], _link[Root], _depth[Root], _potential[Root]) = (None, None, 0, 0);
        var count = 0;
        _walk[count++] = Root;
        while (count > 0)
        {
            var node = _walk[--count];
            for (var at = first[node]; at < first[node + 1]; at++)
            {
                var arc = arcs[at];
                if (arc == _link[node])
                    continue;
                var other = _tail[arc] == node ? _head[arc] : _tail[arc];
                Attach(other, node, arc);
                _depth[other] = _depth[node] + 1;
                _potential[other] = _tail[arc] == other ? _cost[arc] + _potential[node] : _potential[node] - _cost[arc];
                _walk[count++] = other;
            }
        }
    }

    private void GrowNodes()
    {
        var size = Nodes + (Nodes / 4) + 16;
        Array.Resize(ref _parent, size);
        Array.Resize(ref _link, size);
        Array.Resize(ref _depth, size);
        Array.Resize(ref _child, size);
        Array.Resize(ref _next, size);
        Array.Resize(ref _previous, size);
        Array.Resize(ref _potential, size);
        Array.Resize(ref _walk, size);
    }

    private void GrowArcs()
    {
        var size = Arcs + (Arcs / 2) + 16;
        Array.Resize(ref _tail, size);
        Array.Resize(ref _head, size);
        Array.Resize(ref _cost, size);
        Array.Resize(ref _capacity, size);
        Array.Resize(ref _flow, size);
        Array.Resize(ref _state, size);
    }
}
