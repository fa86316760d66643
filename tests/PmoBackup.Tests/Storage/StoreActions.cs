using System.Text;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

/// <summary>What the tests of stores do all the time, in fewer words.</summary>
internal static class StoreActions
{
    public static Task<StoredObject> PutAsync(this IObjectStore store, string key, string text = "content") =>
        store.PutAsync(new ObjectKey(key), new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);

    public static Task<StoredObject?> FindAsync(this IObjectStore store, string key) =>
        store.FindAsync(new ObjectKey(key), CancellationToken.None);

    public static Task DeleteAsync(this IObjectStore store, string key) =>
        store.DeleteAsync(new ObjectKey(key), CancellationToken.None);

    public static async Task<string> ReadAsync(this IObjectStore store, string key)
    {
        using var reader = new StreamReader(await store.OpenReadAsync(new ObjectKey(key), CancellationToken.None));
        return await reader.ReadToEndAsync();
    }

    public static async Task<string[]> KeysAsync(this IObjectStore store, string folder = "") =>
        await store.ListAsync(folder, CancellationToken.None).Select(o => o.Key.Text).ToArrayAsync();

    public static async Task<string[]> FoldersAsync(this IObjectStore store, string folder = "", string? after = null) =>
        await store.ListFoldersAsync(folder, after, CancellationToken.None).ToArrayAsync();
}
