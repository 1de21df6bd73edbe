package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.expansion.GlobalScope;
import dev.cutaway.dockerfile.expansion.Platform;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.Copy;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds what stages take from each other, as the builder would understand it. */
final class StageLinks {

    private static final Platform LINUX = new Platform("linux", "amd64", "");

    private final char escape;
    private final GlobalScope globals = new GlobalScope(LINUX, LINUX, "", Map.of());
    private final Map<String, Integer> all = new HashMap<>();
    private final List<StageLink> links = new ArrayList<>();

    private StageLinks(ParsedDockerfile parsed) {
        escape = parsed.lines().escape();
        for (Arg arg : parsed.globals()) {
            for (Arg.Definition definition : arg.definitions()) {
                declare(definition);
            }
        }
    }

    static List<StageLink> of(ParsedDockerfile parsed, List<Lane> lanes) {
        var finder = new StageLinks(parsed);
        for (Lane lane : lanes) {
            String name = lane.name();
            if (name != null) {
                finder.all.put(name.toLowerCase(Locale.ROOT), lane.stage());
            }
        }
        var before = new HashMap<String, Integer>();
        for (Lane lane : lanes) {
            finder.base(lane, before);
            lane.cards().forEach(card -> finder.card(lane, card, lanes.getLast().stage()));
            String name = lane.name();
            if (name != null) {
                before.put(name.toLowerCase(Locale.ROOT), lane.stage());
            }
        }
        return finder.links;
    }

    private void declare(Arg.Definition definition) {
        try {
            globals.declare(definition.name().text(), definition.value() == null ? null : definition.value().text(),
                    escape);
        } catch (ExpansionException e) {
            // What cannot be expanded names no stage; the checks say what is wrong with it.
            links.clear();
        }
    }

    private void base(Lane lane, Map<String, Integer> before) {
        From from = lane.from();
        Integer base = from == null ? null : before.get(expanded(from.base().text()));
        if (from != null && base != null) {
            links.add(new StageLink(StageLink.Kind.BASE, base, lane.stage(), lane.start(), from.base()));
        }
    }

    private String expanded(String word) {
        try {
            return word.indexOf('$') < 0 ? word : new Expander(escape, globals).word(word);
        } catch (ExpansionException e) {
            return word;
        }
    }

    private void card(Lane lane, Card card, int last) {
        if (card.instruction() instanceof Copy copy && copy.from() != null) {
            link(StageLink.Kind.COPY, stage(copy.from().text(), last), lane, card, copy.from());
        } else if (card.instruction() instanceof Run run) {
            for (Run.MountFlag mount : run.mounts()) {
                String from = MountText.of(mount.text().text()).value("from");
                if (!from.isEmpty()) {
                    link(StageLink.Kind.MOUNT, stage(from, last), lane, card, mount.text());
                }
            }
        }
    }

    private void link(StageLink.Kind kind, @Nullable Integer from, Lane lane, Card card, Word word) {
        if (from != null && !lane.isGlobal()) {
            links.add(new StageLink(kind, from, lane.stage(), card.index(), word));
        }
    }

    private @Nullable Integer stage(String nameOrNumber, int last) {
        Integer named = all.get(nameOrNumber.toLowerCase(Locale.ROOT));
        if (named != null || !nameOrNumber.matches("0|[1-9]\\d{0,5}")) {
            return named;
        }
        int number = Integer.parseInt(nameOrNumber);
        return number <= last ? Integer.valueOf(number) : null;
    }
}
