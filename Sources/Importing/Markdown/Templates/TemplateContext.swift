/// What template tags of an article may ask for.
struct TemplateContext {
    let site: SiteConfiguration
    let page: SiteValue
    /// The old path of the article that `post_url`, `link`, `post_link` or `ref` names.
    let pathOfArticle: (String) -> String?

    var generator: SiteGenerator { site.generator }
}
