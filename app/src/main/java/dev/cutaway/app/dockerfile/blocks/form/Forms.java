package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.app.dockerfile.blocks.board.Board;
import dev.cutaway.app.dockerfile.blocks.board.NewInstruction;
import dev.cutaway.app.dockerfile.blocks.board.StageLink;
import dev.cutaway.app.dockerfile.blocks.board.StageNames;
import dev.cutaway.app.dockerfile.blocks.form.FormField.Kind;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.instruction.Add;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.Cmd;
import dev.cutaway.dockerfile.instruction.Command;
import dev.cutaway.dockerfile.instruction.Copy;
import dev.cutaway.dockerfile.instruction.Entrypoint;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.Expose;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.HealthCheck;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Label;
import dev.cutaway.dockerfile.instruction.Maintainer;
import dev.cutaway.dockerfile.instruction.OnBuild;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.instruction.Shell;
import dev.cutaway.dockerfile.instruction.StopSignal;
import dev.cutaway.dockerfile.instruction.Transfer;
import dev.cutaway.dockerfile.instruction.User;
import dev.cutaway.dockerfile.instruction.Volume;
import dev.cutaway.dockerfile.instruction.Workdir;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.JsonArray;
import dev.cutaway.dockerfile.syntax.Slice;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The form of an instruction. What fields cannot stand for exactly, and what means nothing at all, is shown as its text.
 */
public final class Forms {

    private final Board board;
    private final FormContext context;
    private final int stage;

    private Forms(Board board, FormContext context) {
        this.board = board;
        this.context = context;
        this.stage = board.laneOf(context.statement().index()).stage();
    }

    /** The form of a statement. */
    public static Form of(Board board, int statement) {
        return of(board, statement, false, Set.of());
    }

    /**
     * The form of a statement.
     *
     * @param asText its bare text is asked for
     * @param raw ids of fields that a person types in and that showed what is written when that began
     */
    public static Form of(Board board, int statement, boolean asText, Set<String> raw) {
        Statement of = board.document().parsed().lines().statements().get(statement);
        Instruction instruction = board.document().parsed().instruction(of);
        var context = new FormContext(board.document(), of, raw);
        boolean fields = instruction != null && !asText;
        if (instruction != null && !asText) {
            new Forms(board, context).add(instruction);
        }
        boolean text = !fields || context.isInexact();
        var sections = new ArrayList<FormSection>();
        if (text) {
            sections.add(FormSection.of("blocks.field.text", text(context)));
        } else {
            sections.addAll(context.sections());
        }
        sections.add(FormSection.of("blocks.field.comment", Comments.field(context)));
        return new Form(sections, text);
    }

    private static FormField text(FormContext context) {
        DockerfileDocument document = context.document();
        int statement = context.statement().index();
        return new FormField("text", "", Kind.CODE, document.textOf(statement).replace("\r\n", "\n"), List.of(), false,
                next -> next.isBlank() ? List.of() : List.of(Proposal.of(document.replace(statement, next))));
    }

    private void add(Instruction instruction) {
        switch (instruction) {
            case From from -> from(from);
            case Run run -> run(run);
            case Copy copy -> copy(copy);
            case Add add -> addFiles(add);
            case Env env -> new PairForms(context).pairs("blocks.field.variables", "blocks.add.variable",
                    env.variables());
            case Label label -> new PairForms(context).pairs("blocks.field.labels", "blocks.add.label",
                    label.labels());
            case Arg arg -> new PairForms(context).arguments(arg.definitions());
            case Cmd cmd -> command(cmd.command());
            case Entrypoint entrypoint -> command(entrypoint.command());
            case Shell shell ->
                new CommandForms(context, arguments(), new Command.ExecForm(shell.words())).addCommand();
            case HealthCheck check -> healthCheck(check);
            case Workdir workdir -> context.add("blocks.field.folder", context.word("path", workdir.path()));
            case User user -> context.add("blocks.field.user", context.word("user", user.user()));
            case StopSignal stop -> context.add("blocks.field.signal", context.word("signal", stop.signal())
                    .suggesting(List.of("SIGTERM", "SIGQUIT", "SIGINT", "SIGKILL", "SIGHUP", "SIGUSR1", "SIGWINCH")));
            case Maintainer maintainer -> context.add("blocks.field.author", context.word("author",
                    maintainer.author()));
            case Expose expose -> context.add(new WordLists(context, expose.ports(), false, arguments().range())
                    .section("port", "blocks.field.ports", "blocks.add.port", upTo(expose.ports().size()), 1,
                            expose.ports().size()));
            case Volume volume -> volume(volume);
            case OnBuild onBuild -> onBuild(onBuild);
        }
    }

    private Slice arguments() {
        return context.statement().arguments();
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private List<String> stages() {
        return new StageNames(board).before(stage);
    }

    private void from(From from) {
        var suggestions = new ArrayList<>(stages());
        suggestions.add(From.SCRATCH);
        context.add("blocks.field.base", context.word("base", from.base()).suggesting(suggestions));
        Word name = from.stage();
        if (name != null) {
            context.exact(name);
        }
        context.add("blocks.field.stage", context.text("name", name == null ? "" : name.text(), this::renamed));
        context.add("blocks.field.platform", context.flag("platform")
                .suggesting(List.of("$BUILDPLATFORM", "$TARGETPLATFORM", "linux/amd64", "linux/arm64")));
    }

    private List<Proposal> renamed(String name) {
        var edits = new StageNames(board).rename(stage, name);
        Set<Integer> others = board.links().stream().filter(link -> link.from() == stage)
                .map(StageLink::statement).collect(Collectors.toSet());
        return edits == null ? List.of() : List.of(new Proposal(edits, false, others));
    }

    private void run(Run run) {
        new CommandForms(context, arguments(), run.command()).add(
                List.of(CommandForms.SHELL, CommandForms.JSON, CommandForms.HEREDOC), CommandShapes.of(context, run));
        new MountForms(context, stages()).add();
        context.add("blocks.field.network", context.flag("network", List.of("default", "none", "host")));
        context.add("blocks.field.security", context.flag("security", List.of("sandbox", "insecure")));
        context.add(context.flags("device", "blocks.field.devices", "blocks.add.device"));
    }

    private void command(Command command) {
        new CommandForms(context, arguments(), command).add(List.of(CommandForms.SHELL, CommandForms.JSON),
                new CommandShapes(command, List.of(), shell(), null));
    }

    private List<String> shell() {
        return CommandShapes.shellAt(board.document().parsed(), context.statement().index());
    }

    private void copy(Copy copy) {
        transfer(copy.transfer());
        context.add("blocks.field.from", context.flag("from").suggesting(stages()));
        owner();
        context.add("blocks.field.parents", context.flagSwitch("parents"));
        context.add(context.flags("exclude", "blocks.field.exclude", "blocks.add.exclude"));
    }

    private void addFiles(Add add) {
        transfer(add.transfer());
        owner();
        context.add("blocks.field.checksum", context.flag("checksum"));
        context.add("blocks.field.git", context.flagSwitch("keep-git-dir"));
        context.add("blocks.field.unpack", context.flag("unpack", List.of("default", "true", "false")));
        context.add(context.flags("exclude", "blocks.field.exclude", "blocks.add.exclude"));
    }

    private void owner() {
        context.add("blocks.field.owner", context.flag("chown"));
        context.add("blocks.field.mode", context.flag("chmod"));
        context.add("blocks.field.link", context.flagSwitch("link"));
    }

    private void transfer(Transfer transfer) {
        boolean json = JsonArray.parse(arguments()) instanceof JsonArray.Result.Strings;
        List<Word> words = json && JsonArray.parse(arguments()) instanceof JsonArray.Result.Strings strings
                ? strings.values()
                : arguments().split().stream().map(Slice::word).toList();
        var files = new ArrayList<SourceRange>();
        transfer.files().forEach(file -> files.add(file.sign().range()));
        var sources = upTo(words.size() - 1).stream().filter(i -> !files.contains(words.get(i).range())).toList();
        var lists = new WordLists(context, words, json, arguments().range());
        int least = files.isEmpty() ? 1 : 0;
        context.add(lists.section("source", "blocks.field.sources", "blocks.add.source", sources, least,
                words.size() - 1));
        for (int i = 0; i < transfer.files().size(); i++) {
            context.add("blocks.field.file", context.heredoc("file/" + i, transfer.files().get(i).heredoc()));
        }
        context.add("blocks.field.destination", lists.field("destination", words.size() - 1));
    }

    private void volume(Volume volume) {
        boolean json = JsonArray.parse(arguments()) instanceof JsonArray.Result.Strings;
        context.add(new WordLists(context, volume.paths(), json, arguments().range()).section("path",
                "blocks.field.paths", "blocks.add.path", upTo(volume.paths().size()), 1, volume.paths().size()));
    }

    private void healthCheck(HealthCheck check) {
        Command command = check.command();
        Slice all = arguments();
        if (command == null) {
            context.add("blocks.field.form", new FormField("form", "", Kind.SEGMENTS, CommandForms.NONE, healthForms(),
                    false, next -> List.of(context.replace(all.range(), next.equals(CommandForms.JSON)
                            ? "CMD [\"true\"]"
                            : "CMD true"))));
            return;
        }
        Slice line = all.split(2).get(1);
        var shapes = new CommandShapes(command, List.of(), shell(), null);
        String now = command instanceof Command.ExecForm ? CommandForms.JSON : CommandForms.SHELL;
        context.add("blocks.field.form", new FormField("form", "", Kind.SEGMENTS, now, healthForms(), false, next -> {
            String text = next.equals(CommandForms.NONE) ? "" : shapes.as(next);
            return text == null
                    ? List.of()
                    : List.of(text.isEmpty() ? none() : context.replace(line.range(), text));
        }));
        new CommandForms(context, line, command).addCommand();
        context.add("blocks.field.interval", context.flag("interval"));
        context.add("blocks.field.timeout", context.flag("timeout"));
        context.add("blocks.field.start-period", context.flag("start-period"));
        context.add("blocks.field.start-interval", context.flag("start-interval"));
        context.add("blocks.field.retries", context.flag("retries"));
    }

    private static List<String> healthForms() {
        return List.of(CommandForms.SHELL, CommandForms.JSON, CommandForms.NONE);
    }

    /** The check's options say nothing without a command. */
    private Proposal none() {
        Statement statement = context.statement();
        return Proposal.of(statement.keyword().range().end().offset(), statement.range().end().offset(), " NONE");
    }

    private void onBuild(OnBuild onBuild) {
        Instruction trigger = onBuild.trigger();
        if (trigger == null) {
            context.giveUp();
            return;
        }
        Statement inner = trigger.statement();
        List<String> names = List.of(NewInstruction.values()).stream()
                .filter(each -> each != NewInstruction.FROM && each != NewInstruction.ONBUILD).map(Enum::name).toList();
        var all = new SourceRange(inner.keyword().range().start(), context.statement().range().end());
        context.add("blocks.field.trigger", new FormField("trigger", "", Kind.CHOICE, inner.name(), names, false,
                next -> List.of(context.replace(all, NewInstruction.valueOf(next).text()))));
        var nested = new FormContext(board.document(), inner, context.raw());
        new Forms(board, nested).add(trigger);
        if (nested.isInexact()) {
            context.giveUp();
        }
        nested.sections().forEach(context::add);
    }
}
