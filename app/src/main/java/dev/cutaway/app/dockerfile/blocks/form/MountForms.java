package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.app.dockerfile.blocks.board.MountText;
import dev.cutaway.app.dockerfile.blocks.form.FormField.Kind;
import dev.cutaway.app.dockerfile.blocks.form.FormSection.Ready;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Flag;

import java.util.ArrayList;
import java.util.List;

/** The mounts of a RUN: rows whose fields are the keys that the type knows. */
final class MountForms {

    static final List<String> TYPES = List.of("bind", "cache", "tmpfs", "secret", "ssh");

    private final FormContext context;
    private final List<String> stages;

    /** @param stages names that {@code from} may well be */
    MountForms(FormContext context, List<String> stages) {
        this.context = context;
        this.stages = stages;
    }

    void add() {
        var rows = new ArrayList<FormRow>();
        for (Flag flag : context.statement().flags()) {
            if (flag.name().equals("mount") && flag.value() != null) {
                rows.add(new FormRow(new Row("mount/" + rows.size(), flag.value()).fields(),
                        List.of(Proposal.of(context.document().removeFlag(flag)))));
            }
        }
        context.add(new FormSection("mount", "blocks.field.mounts", rows,
                new FormSection.Addition.Choice("blocks.add.mount",
                        List.of(ready("cache", "type=cache,target=/root/.cache"),
                                ready("bind", "type=bind,target=/src"),
                                ready("secret", "type=secret,id=token"), ready("ssh", "type=ssh"),
                                ready("tmpfs", "type=tmpfs,target=/tmp")))));
    }

    private Ready ready(String type, String value) {
        return new Ready(type, context.added("mount", value));
    }

    /** One mount. */
    private final class Row {
        private final String id;
        private final Word word;
        private final MountText mount;

        Row(String id, Word word) {
            this.id = id;
            this.word = word;
            this.mount = MountText.of(word.text());
        }

        List<FormField> fields() {
            String written = mount.value("type");
            String type = written.isEmpty() ? "bind" : written;
            var fields = new ArrayList<FormField>();
            fields.add(new FormField(id + "/type", "", Kind.CHOICE, type, TYPES, false, next -> List.of(
                    write(mount.with("type", next)), write(only(next)))));
            fields.add(text("target", "blocks.mount.target"));
            switch (type) {
                case "bind" -> {
                    fields.addAll(source());
                    fields.add(toggle("readwrite", "blocks.mount.write"));
                }
                case "cache" -> {
                    fields.add(text("id", "blocks.mount.id"));
                    fields.add(sharing());
                    fields.addAll(source());
                    fields.add(toggle("readonly", "blocks.mount.readonly"));
                    fields.addAll(owner());
                }
                case "tmpfs" -> fields.add(text("size", "blocks.mount.size"));
                case "secret" -> {
                    fields.add(text("id", "blocks.mount.secret"));
                    fields.add(text("env", "blocks.mount.env"));
                    fields.add(toggle("required", "blocks.mount.required"));
                    fields.addAll(owner());
                }
                case "ssh" -> {
                    fields.add(text("id", "blocks.mount.id"));
                    fields.add(toggle("required", "blocks.mount.required"));
                    fields.addAll(owner());
                }
                default -> context.giveUp();
            }
            return fields;
        }

        private MountText only(String type) {
            String target = mount.value("target");
            MountText bare = new MountText(List.of("type=" + type));
            if (type.equals("secret") && target.isEmpty()) {
                return bare.with("id", "token");
            }
            boolean needed = !type.equals("ssh") && !type.equals("secret");
            return bare.with("target", target.isEmpty() && needed ? "/mnt" : target);
        }

        private List<FormField> source() {
            return List.of(text("from", "blocks.mount.from").suggesting(stages), text("source", "blocks.mount.source"));
        }

        private List<FormField> owner() {
            return List.of(text("mode", "blocks.mount.mode"), text("uid", "blocks.mount.uid"),
                    text("gid", "blocks.mount.gid"));
        }

        private FormField sharing() {
            String value = mount.value("sharing");
            List<String> all = List.of("shared", "private", "locked");
            return new FormField(id + "/sharing", "blocks.mount.sharing", Kind.CHOICE, value.isEmpty()
                    ? "shared"
                    : value, all, false,
                    next -> List.of(write(mount.with("sharing", next.equals("shared") ? "" : next))));
        }

        private FormField text(String key, String label) {
            return context.text(id + "/" + key, mount.value(key), next -> List.of(write(mount.with(key, next))))
                    .labelled(label);
        }

        private FormField toggle(String key, String label) {
            boolean on = mount.value(key).matches("1|t|T|true|TRUE|True");
            return new FormField(id + "/" + key, label, Kind.SWITCH, on ? "true" : "", List.of(), false,
                    next -> List.of(write(mount.with(key, next))));
        }

        private Proposal write(MountText next) {
            String value = context.format().flag("x", next.text()).substring("--x=".length());
            return context.replace(word.range(), value);
        }
    }
}
