namespace PmoBackup.Policy;

/// <summary>Refuses a retention plan that does what must never happen. It shares no logic with the plan: it looks only at what
/// would be left.</summary>
public static class RetentionGuard
{
    /// <summary>Looks for violations.</summary>
    /// <param name="plan">What is about to be done.</param>
    /// <param name="candidates">Every backup that the plan was made from.</param>
    /// <param name="orphans">Every folder without a manifest that the plan was made from.</param>
    /// <param name="now">The present time.</param>
    /// <returns>One sentence for each violation; empty when the plan may be carried out.</returns>
    public static IReadOnlyList<string> Check(
        RetentionPlan plan, IEnumerable<RetentionCandidate> candidates, IEnumerable<OrphanCandidate> orphans, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(orphans);
        var backups = candidates.ToLookup(b => (b.Database, b.Class, b.Id));
        var folders = orphans.ToLookup(o => o.Folder);
        List<string> violations = [];
        HashSet<(string, string, string)> going = [];
        foreach (var line in plan.Decisions.Where(d => d.Action != RetentionAction.Keep))
        {
            if (line.Subject == RetentionSubject.Orphan)
            {
                violations.AddRange(Orphan(line, folders[line.Id], backups, now));
                continue;
            }
            going.Add((line.Database, line.Class, line.Id));
            violations.AddRange(Backup(line, backups[(line.Database, line.Class, line.Id)], now));
        }
        violations.AddRange(backups.SelectMany(b => b)
            .Where(b => b.TakenAt <= now)
            .GroupBy(b => (b.Database, b.Class))
            .SelectMany(g => Survivors([.. g], going)));
        return violations;
    }

    private static IEnumerable<string> Backup(RetentionDecision line, IEnumerable<RetentionCandidate> matches, DateTimeOffset now)
    {
        var found = matches.ToList();
        if (found.Count != 1)
            yield return $"The plan removes {line.Id}, which was listed {found.Count} times.";
        foreach (var backup in found)
        {
            if (backup.Held)
                yield return $"The plan removes {line.Id}, which is held.";
            if (RetentionClass.Find(backup.Class) is not { } known)
                yield return $"The plan removes {line.Id}, whose class is unknown.";
            // The manifest's promise, not the plan's own limit, which is a day later.
            else if (now - backup.TakenAt <= known.Kept)
                yield return $"The plan removes {line.Id}, which has not expired.";
        }
    }

    private static IEnumerable<string> Orphan(
        RetentionDecision line,
        IEnumerable<OrphanCandidate> matches,
        ILookup<(string, string, string), RetentionCandidate> backups,
        DateTimeOffset now)
    {
        var found = matches.ToList();
        if (found.Count != 1)
            yield return $"The plan removes the folder {line.Id}, which was listed {found.Count} times.";
        foreach (var orphan in found)
        {
            if (now - orphan.Since < RecoveryObjectives.OrphanGrace)
                yield return $"The plan removes the folder {line.Id}, whose backup may be in flight.";
            if (RetentionClass.Find(orphan.Class) is null)
                yield return $"The plan removes the folder {line.Id}, whose class is unknown.";
            if (backups.Contains((orphan.Database, orphan.Class, orphan.Id)))
                yield return $"The plan removes the folder {line.Id} as one without a manifest, and it has one.";
        }
    }

    private static IEnumerable<string> Survivors(RetentionCandidate[] group, HashSet<(string, string, string)> going)
    {
        var left = group.Where(b => !going.Contains((b.Database, b.Class, b.Id))).ToList();
        var newest = group.Max(b => b.TakenAt);
        if (left.All(b => b.TakenAt < newest))
            yield return $"The plan removes the newest {group[0].Class} backup of {group[0].Database}.";
        var proven = group.Where(b => b.DrillProven).Max(b => (DateTimeOffset?)b.TakenAt);
        if (proven is { } time && !left.Any(b => b.DrillProven && b.TakenAt == time))
            yield return $"The plan removes the newest {group[0].Class} backup of {group[0].Database} that a drill has proven.";
    }
}
