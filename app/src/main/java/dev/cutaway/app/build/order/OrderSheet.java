package dev.cutaway.app.build.order;

import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.BuildRequest.Network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Everything of an order that is not in the bar: arguments, labels, secrets, network, hosts, SSH agent, cache. */
final class OrderSheet extends SheetFrame {

    private final BuildOrder before;
    private final PairList args;
    private final PairList labels;
    private final SecretList secrets;
    private final Segmented<Network> network;
    private final TextField hosts;
    private final CheckBox fresh;
    private final CheckBox ssh;

    /**
     * @param subject what is built; another context is its as soon as the sheet is done
     * @param done takes what was ordered
     */
    OrderSheet(Workbench bench, BuildOrder order, Offers offers, BuildSubject subject, Consumer<BuildOrder> done) {
        super(bench.texts().text("build.order.title"));
        Texts texts = bench.texts();
        before = order;
        setMaxWidth(640);
        args = new PairList(texts, texts.text("build.order.args"), texts.text("build.order.args.add"));
        offers.args().forEach((name, value) -> args.offer(name, order.args().get(name), value));
        order.args().forEach((name, value) -> {
            if (!offers.args().containsKey(name)) {
                args.add(name, value);
            }
        });
        labels = new PairList(texts, texts.text("build.order.labels"), texts.text("build.order.labels.add"));
        order.labels().forEach(labels::add);
        var context = new SimpleObjectProperty<>(subject.context().get());
        secrets = new SecretList(bench, context::get, offers.secrets(), order.secrets());
        network = new Segmented<>(order.network());
        network.choice(Network.DEFAULT, texts.text("build.order.network.default"))
                .choice(Network.HOST, texts.text("build.order.network.host"))
                .choice(Network.NONE, texts.text("build.order.network.none"));
        var words = new Label(texts.text("build.order.network"));
        words.getStyleClass().add("strong");
        var line = new HBox(words, network);
        line.getStyleClass().add("pair-head");
        hosts = new TextField(String.join(" ", order.hosts()));
        hosts.setPromptText("db:10.0.0.5 cache:10.0.0.6");
        fresh = new CheckBox(texts.text("build.order.fresh"));
        fresh.setSelected(!order.cache());
        ssh = new CheckBox(texts.text("build.order.ssh"));
        ssh.setSelected(order.ssh());
        field(texts.text("build.context"), new ContextChoice(bench, context, subject.file()));
        body().addAll(List.of(args, labels, secrets, line));
        field(texts.text("build.order.hosts"), hosts);
        body().addAll(List.of(ssh, fresh));
        button(texts.text("build.order.cancel"), bench.sheets()::close);
        button(texts.text("build.order.done"), () -> {
            BuildOrder ordered = order();
            bench.sheets().close();
            done.accept(ordered);
            // After that: a name nobody touched goes with the folder.
            subject.context().set(context.get());
        }, "primary");
    }

    /** What was typed. */
    private BuildOrder order() {
        Map<String, String> given = new LinkedHashMap<>(args.values());
        List<String> names = List.of(hosts.getText().strip().split("[\\s,]+")).stream()
                .filter(host -> !host.isEmpty()).toList();
        return new BuildOrder(before.tags(), before.target(), given, labels.values(), before.platform(),
                !fresh.isSelected(), network.getValue(), secrets.secrets(), names, ssh.isSelected());
    }
}
