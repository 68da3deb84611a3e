using System.Collections.Concurrent;
using Microsoft.Playwright;
using WorkPlan.Testing;

namespace WorkPlan.Web.Tests;

/// <summary>A tab in which somebody has signed in and looks at page after page, at the size of a desk and of a phone.</summary>
internal sealed class Looking
{
    /// <summary>Whether nothing changes for a tenth of a second, nothing stands for what is still to come, and nothing moves to an end.</summary>
    private const string StandsStill = """
        async () => {
          let changes = 0;
          const observer = new MutationObserver(records => changes += records.length);
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          for (let turn = 0; turn < 2; turn++) {
            await new Promise(done => setTimeout(done, 50));
            await new Promise(done => requestIdleCallback(done, { timeout: 50 }));
          }
          observer.disconnect();
          return changes === 0 && document.querySelector(".ant-skeleton, .ant-spin-spinning") === null && document.getAnimations().every(
            animation => animation.playState !== "running" || animation.effect.getComputedTiming().endTime === Infinity);
        }
        """;

    private readonly ConcurrentDictionary<IRequest, bool> _underWay = new();
    private int _asked;

    private Looking(IPage page)
    {
        Page = page;
        page.Request += (_, request) =>
        {
            // What stands open is not under way to an end.
            if (request.Url.EndsWith("/stream", StringComparison.Ordinal))
                return;
            _underWay[request] = true;
            Interlocked.Increment(ref _asked);
        };
        page.RequestFinished += (_, request) => _underWay.TryRemove(request, out bool _);
        page.RequestFailed += (_, request) => _underWay.TryRemove(request, out bool _);
    }

    public IPage Page { get; }

    /// <param name="page">Just loaded.</param>
    public static async Task<Looking> AtAsync(IPage page)
    {
        var looking = new Looking(page);
        await looking.ComesToRestAsync();
        return looking;
    }

    /// <summary>Goes there as a link of the client does, at the size of a desk; then the heading is that of the new page.</summary>
    public async Task GoAsync(string path)
    {
        await Page.SetViewportSizeAsync(1366, 768);
        if (new Uri(Page.Url).PathAndQuery == path)
            return;
        // Another part of the same page keeps its heading.
        if (new Uri(Page.Url).AbsolutePath == path.Split('?')[0])
        {
            await Page.EvaluateAsync("path => history.pushState(null, '', path)", path);
            return;
        }
        await Page.Locator("h1.page-title").EvaluateAsync("(heading, path) => { heading.dataset.left = ''; history.pushState(null, '', path); }", path);
        await Page.Locator("h1.page-title:not([data-left])").WaitForAsync();
    }

    /// <summary>Accessible at rest (or once something shows), with a picture at two sizes, and no wider than a phone.</summary>
    public async Task ShouldBeGoodAsync(string name, ILocator? shows = null)
    {
        await (shows is null ? ComesToRestAsync() : shows.WaitForAsync());
        await Page.ShouldBeAccessibleAsync();
        await Page.KeepPictureAsync($"{name}-1366");
        await Page.SetViewportSizeAsync(390, 844);
        await Page.KeepPictureAsync($"{name}-phone");
        // Lists become cards when the page hears of its new width, which is not at once.
        await Eventually.Passes(
            async () =>
            {
                var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
                Assert.True(overflow <= 1, $"{Page.Url} is {overflow} px wider than a phone");
            },
            TimeSpan.FromSeconds(10));
    }

    /// <summary>Every answer is there and drawn, and nothing more has been asked for meanwhile.</summary>
    public Task ComesToRestAsync() => Eventually.True(
        async () =>
        {
            var asked = Volatile.Read(ref _asked);
            return await Page.EvaluateAsync<bool>(StandsStill) && Volatile.Read(ref _asked) == asked && _underWay.IsEmpty;
        },
        because: $"{Page.Url} does not come to rest.");
}
