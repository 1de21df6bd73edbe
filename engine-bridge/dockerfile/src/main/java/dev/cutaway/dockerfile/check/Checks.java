package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.check.Check.Severity;
import dev.cutaway.dockerfile.check.Check.Source;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All checks there are, each with the rule that does it. */
public final class Checks {

    private static final Map<Check, Rule> RULES = new LinkedHashMap<>();

    static {
        buildKit("StageNameCasing", StageRules::stageNameCasing);
        buildKit("FromAsCasing", StageRules::fromAsCasing);
        buildKit("NoEmptyContinuation", StageRules::noEmptyContinuation);
        buildKit("ConsistentInstructionCasing", StageRules::consistentInstructionCasing);
        buildKit("DuplicateStageName", StageRules::duplicateStageName);
        buildKit("ReservedStageName", StageRules::reservedStageName);
        add("JSONArgsRecommended", Source.BUILDKIT, Severity.WARNING, "DL3025", InstructionRules::jsonArgsRecommended);
        buildKit("MaintainerDeprecated", InstructionRules::maintainerDeprecated);
        buildKit("UndefinedArgInFrom", VariableRules::undefinedArgInFrom);
        add("WorkdirRelativePath", Source.BUILDKIT, Severity.WARNING, "DL3000", FileRules::workdirRelativePath);
        buildKit("UndefinedVar", VariableRules::undefinedVar);
        buildKit("MultipleInstructionsDisallowed", InstructionRules::multipleInstructionsDisallowed);
        buildKit("LegacyKeyValueFormat", InstructionRules::legacyKeyValueFormat);
        buildKit("InvalidBaseImagePlatform", VariableRules::invalidBaseImagePlatform);
        buildKit("RedundantTargetPlatform", VariableRules::redundantTargetPlatform);
        buildKit("SecretsUsedInArgOrEnv", InstructionRules::secretsUsedInArgOrEnv);
        buildKit("InvalidDefaultArgInFrom", VariableRules::invalidDefaultArgInFrom);
        buildKit("FromPlatformFlagConstDisallowed", VariableRules::fromPlatformFlagConstDisallowed);
        buildKit("CopyIgnoredFile", FileRules::copyIgnoredFile);
        RULES.put(new Check("InvalidDefinitionDescription", Source.BUILDKIT, Severity.INFO, true, null),
                StageRules::invalidDefinitionDescription);
        buildKit("ExposeProtoCasing", FileRules::exposeProtoCasing);
        buildKit("ExposeInvalidFormat", FileRules::exposeInvalidFormat);
        add("CopyMissingFile", Source.CUTAWAY, Severity.ERROR, null, FileRules::copyMissingFile);
        hadolint("DL3000", Severity.ERROR, "WorkdirRelativePath", FileRules::absoluteWorkdir);
        hadolint("DL3002", Severity.WARNING, null, FileRules::lastUserRoot);
        hadolint("DL3003", Severity.WARNING, null, ShellRules::cd);
        hadolint("DL3004", Severity.ERROR, null, ShellRules::sudo);
        hadolint("DL3006", Severity.WARNING, null, PinRules::untagged);
        hadolint("DL3007", Severity.WARNING, null, PinRules::latest);
        hadolint("DL3008", Severity.WARNING, null, PinRules::apt);
        hadolint("DL3009", Severity.INFO, null, LeftoverRules::aptLists);
        hadolint("DL3013", Severity.WARNING, null, PinRules::pip);
        hadolint("DL3015", Severity.INFO, null, LeftoverRules::recommends);
        hadolint("DL3016", Severity.WARNING, null, PinRules::npm);
        hadolint("DL3018", Severity.WARNING, null, PinRules::apk);
        hadolint("DL3019", Severity.INFO, null, LeftoverRules::apkCache);
        hadolint("DL3020", Severity.ERROR, null, FileRules::addForFiles);
        hadolint("DL3025", Severity.WARNING, "JSONArgsRecommended", InstructionRules::jsonNotation);
        hadolint("DL3027", Severity.WARNING, null, ShellRules::apt);
        hadolint("DL3028", Severity.WARNING, null, PinRules::gem);
        hadolint("DL3032", Severity.WARNING, null, LeftoverRules::yumCache);
        hadolint("DL3033", Severity.WARNING, null, PinRules::yum);
        hadolint("DL3040", Severity.WARNING, null, LeftoverRules::dnfCache);
        hadolint("DL3041", Severity.WARNING, null, PinRules::dnf);
        hadolint("DL3042", Severity.WARNING, null, LeftoverRules::pipCache);
        hadolint("DL3045", Severity.WARNING, null, FileRules::copyWithoutWorkdir);
        hadolint("DL3047", Severity.INFO, null, LeftoverRules::wgetProgress);
        hadolint("DL3059", Severity.INFO, null, LeftoverRules::consecutiveRuns);
        hadolint("DL3060", Severity.INFO, null, LeftoverRules::yarnCache);
        hadolint("DL3062", Severity.WARNING, null, PinRules::go);
        hadolint("DL4001", Severity.WARNING, null, ShellRules::wgetAndCurl);
        hadolint("DL4006", Severity.WARNING, null, ShellRules::pipefail);
    }

    private Checks() {}

    private static void buildKit(String code, Rule rule) {
        add(code, Source.BUILDKIT, Severity.WARNING, null, rule);
    }

    private static void hadolint(String code, Severity severity, @Nullable String twin, Rule rule) {
        add(code, Source.HADOLINT, severity, twin, rule);
    }

    private static void add(String code, Source source, Severity severity, @Nullable String twin, Rule rule) {
        RULES.put(new Check(code, source, severity, false, twin), rule);
    }

    /** Every check, BuildKit's first, then our own. */
    public static List<Check> all() {
        return List.copyOf(RULES.keySet());
    }

    /** The check of that code; null for none. */
    public static @Nullable Check byCode(String code) {
        return RULES.keySet().stream().filter(check -> check.code().equals(code)).findFirst().orElse(null);
    }

    static Map<Check, Rule> rules() {
        return RULES;
    }
}
