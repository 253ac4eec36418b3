"""One lesson file in; a deck, a handout and its key out.

    lesson.yaml ─read─▶ Lesson ─review─▶ warnings
                          │
                       compose
                          ▼
                       Document ─┬─plan─▶ DeckPlan    ─paint─▶ bytes ┐
                                 └─plan─▶ HandoutPlan ─paint─▶ bytes ┴─verify, publish─▶ output/

Six verbs: **read** turns text into a typed lesson or into every problem at its line; **review**
notices what a careful colleague would; **compose** decides every word, and what is said in which
order; **plan** decides where it stands, at what size, and touches nothing; **paint**
writes a plan in a library's terms and decides nothing; **publish** checks what was painted and
replaces the old outputs all together or not at all.

A module imports only from its own layer or from a lower one:

    problems      what can be wrong, as values
    data          what the program's own YAML files say
    languages     which languages there are, and the files of each
    messages      the sentences for it, in the teacher's language
    explanations  what each code means, why it matters, an example
    labels        the words that the program itself prints, in the language of the lesson
    lesson        what is taught: the file, the model, references, numbering, the careful colleague
    design        how it looks: theme, labels, geometry, measuring, hyphens, figures
    document      what is said, every word decided and nothing laid out
    deck          slides for the projector
    handout       pages for students and the key for the teacher
    quiz          the tasks for learning platforms and games
    press         verification, publication, preview; the machine: files, cores, printer, signals
    materials     the lesson with what it names: theme, pictures, template
    plans         all that a lesson can become, each planned once it is asked for
    outputs       a row for each output: its file, its plan, its painter, its reader
    build         the pipeline on one screen
    commands      the verbs: what was asked, told in the teacher's language
    __main__      the command line: which verb, with which options

The verbs have a room of their own because there are a dozen of them, and each tells its own story;
``press`` watches, prints and works on all cores without a word, ``commands`` finds the words.
"""
